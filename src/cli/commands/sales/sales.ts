import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createSalesExportCommand } from './export.ts';
import { createSalesListCommand } from './list.ts';
import { createSalesRetryCommand } from './retry.ts';
import { createSalesShowCommand } from './show.ts';

/** `ergo-bot sales …` */
export function createSalesCommand(deps: CommandDeps): Command {
  return describeCommand('sales', 'See the sales that sellers have registered, or tried to.', [
    'ergo-bot sales list --state "in doubt" captured',
    'ergo-bot sales show 118',
  ])
    .addCommand(createSalesListCommand(deps))
    .addCommand(createSalesShowCommand(deps))
    .addCommand(createSalesRetryCommand(deps))
    .addCommand(createSalesExportCommand(deps));
}
