import { Argument, type Command } from 'commander';
import { ROLES, type Role } from '../../../domain/staff.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';

export type StaffRoleOptions = GlobalOptions & { login: string; role: Role };

/** `ergo-bot staff role` */
export function createStaffRoleCommand(deps: CommandDeps, run: Run<StaffRoleOptions> = runStaffRole): Command {
  const command = describeCommand('role', 'Make somebody an administrator or an operator.', [
    'ergo-bot staff role olena administrator',
  ])
    .argument('<login>', 'whose account')
    .addArgument(new Argument('<role>', 'the new role').choices(ROLES));
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such account, 5 when no administrator would be left. */
export async function runStaffRole(options: StaffRoleOptions, io: Io): Promise<number> {
  const { login, role } = options;
  await callDaemon(options, ({ client, contract }) =>
    client.call(contract.staff.role, { params: { login }, body: { role } }),
  );
  io.say(`${login} is ${role === 'administrator' ? 'an administrator' : 'an operator'} from now on.`);
  return 0;
}
