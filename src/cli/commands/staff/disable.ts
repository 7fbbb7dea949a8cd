import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type StaffDisableOptions = GlobalOptions & { login: string };

/** `ergo-bot staff disable` */
export function createStaffDisableCommand(deps: CommandDeps, run: Run<StaffDisableOptions> = runStaffDisable): Command {
  const command = describeCommand('disable', 'Close an account and end its tokens, at once.', [
    'ergo-bot staff disable olena',
  ]).argument('<login>', 'whose account');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such account, 5 when no administrator would be left. */
export async function runStaffDisable(options: StaffDisableOptions, io: Io): Promise<number> {
  const { login } = options;
  await callDaemon(options, ({ client, contract }) => client.call(contract.staff.disable, { params: { login } }));
  io.say(`${login} is disabled; all its devices are signed out.`);
  return 0;
}
