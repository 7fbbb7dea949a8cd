import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

/** `ergo-bot staff list` */
export function createStaffListCommand(deps: CommandDeps, run: Run<GlobalOptions> = runStaffList): Command {
  const command = describeCommand('list', 'List the accounts, with role, bots and last use.', [
    'ergo-bot staff list',
    'ergo-bot staff list --json | jq -r ".items[] | select(.role == \\"operator\\") | .login"',
  ]);
  return performs(command, deps, run);
}

const HEADING = ['LOGIN', 'NAME', 'ROLE', 'BOTS', 'SINCE', 'LAST USED', 'STATE'];

export async function runStaffList(options: GlobalOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, ({ client, contract }) => client.call(contract.staff.list, {}));
  const rows = list.items.map((account) => [
    account.login,
    account.name,
    account.role,
    account.role === 'administrator' ? 'all' : account.bots.join(', ') || '–',
    account.createdAt.slice(0, 10),
    account.lastUsedAt ?? '–',
    account.disabledAt === null ? 'active' : `disabled ${account.disabledAt.slice(0, 10)}`,
  ]);
  io.data(options.json ? JSON.stringify(list) : await table(HEADING, rows));
  return 0;
}
