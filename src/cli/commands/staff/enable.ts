import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type StaffEnableOptions = GlobalOptions & { login: string };

/** `ergo-bot staff enable` */
export function createStaffEnableCommand(deps: CommandDeps, run: Run<StaffEnableOptions> = runStaffEnable): Command {
  const command = describeCommand('enable', 'Open a closed account again.', ['ergo-bot staff enable olena']).argument(
    '<login>',
    'whose account',
  );
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such account. */
export async function runStaffEnable(options: StaffEnableOptions, io: Io): Promise<number> {
  const { login } = options;
  await callDaemon(options, ({ client, contract }) => client.call(contract.staff.enable, { params: { login } }));
  io.say(`${login} may sign in again.`);
  return 0;
}
