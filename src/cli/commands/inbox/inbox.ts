import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createInboxListCommand } from './list.ts';
import { createInboxRetryCommand } from './retry.ts';

/** `ergo-bot inbox …` */
export function createInboxCommand(deps: CommandDeps): Command {
  return describeCommand('inbox', 'See updates that could not be handled, and try them again.', [
    'ergo-bot inbox list',
    'ergo-bot inbox retry 42',
  ])
    .addCommand(createInboxListCommand(deps))
    .addCommand(createInboxRetryCommand(deps));
}
