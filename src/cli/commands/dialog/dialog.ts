import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createDialogListCommand } from './list.ts';
import { createDialogShowCommand } from './show.ts';

/** `ergo-bot dialog …` */
export function createDialogCommand(deps: CommandDeps): Command {
  return describeCommand('dialog', 'See the dialogs between sellers and operators.', [
    'ergo-bot dialog list --waiting',
    'ergo-bot dialog show 12',
  ])
    .addCommand(createDialogListCommand(deps))
    .addCommand(createDialogShowCommand(deps));
}
