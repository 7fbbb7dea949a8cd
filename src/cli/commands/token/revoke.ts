import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type TokenRevokeOptions = GlobalOptions & { id: string };

/** `ergo-bot token revoke` */
export function createTokenRevokeCommand(deps: CommandDeps, run: Run<TokenRevokeOptions> = runTokenRevoke): Command {
  const command = describeCommand('revoke', 'Make a token good for nothing, at once: a device that was lost.', [
    'ergo-bot token revoke 7',
  ]).argument('<id>', 'the id that `ergo-bot token list` shows');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such token. */
export async function runTokenRevoke(options: TokenRevokeOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, ({ client, contract }) => client.call(contract.session.revoke, { params: { id } }));
  io.say(`Token ${id} is good no more.`);
  return 0;
}
