import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createContextListCommand } from './list.ts';
import { createContextRemoveCommand } from './remove.ts';
import { createContextUseCommand } from './use.ts';

/** `ergo-bot context …` */
export function createContextCommand(deps: CommandDeps): Command {
  return describeCommand('context', 'Choose between the daemons you are signed in to.', [
    'ergo-bot context list',
    'ergo-bot context use production',
  ])
    .addCommand(createContextListCommand(deps))
    .addCommand(createContextUseCommand(deps))
    .addCommand(createContextRemoveCommand(deps));
}
