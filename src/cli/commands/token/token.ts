import type { Command } from 'commander';
import { describeCommand, type CommandDeps } from '../../command.ts';
import { createTokenListCommand } from './list.ts';
import { createTokenRevokeCommand } from './revoke.ts';

/** `ergo-bot token …` */
export function createTokenCommand(deps: CommandDeps): Command {
  return describeCommand('token', 'See on which devices you are signed in, and end that.', [
    'ergo-bot token list',
    'ergo-bot token revoke 7',
  ])
    .addCommand(createTokenListCommand(deps))
    .addCommand(createTokenRevokeCommand(deps));
}
