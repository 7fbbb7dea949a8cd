import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type StaffRevokeOptions = GlobalOptions & { login: string; bot: string };

/** `ergo-bot staff revoke` */
export function createStaffRevokeCommand(deps: CommandDeps, run: Run<StaffRevokeOptions> = runStaffRevoke): Command {
  const command = describeCommand('revoke', 'Take a bot away from an operator.', [
    'ergo-bot staff revoke olena ergo-club',
  ])
    .argument('<login>', 'whose account')
    .argument('<bot>', 'the id of a bot');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such account or bot. */
export async function runStaffRevoke(options: StaffRevokeOptions, io: Io): Promise<number> {
  const { login, bot } = options;
  await callDaemon(options, ({ client, contract }) => client.call(contract.staff.revoke, { params: { login, bot } }));
  io.say(`${login} does not work with ${bot} any more.`);
  return 0;
}
