import type { Command } from 'commander';
import { readEnvironment } from '../../../config/environment.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { LOCAL, readLogins } from '../../the-daemon.ts';

/** `ergo-bot context list` */
export function createContextListCommand(deps: CommandDeps, run: Run<GlobalOptions> = runContextList): Command {
  const command = describeCommand('list', 'List the daemons that this account of the machine knows.', [
    'ergo-bot context list',
  ]);
  return performs(command, deps, run);
}

export async function runContextList({ json }: GlobalOptions, io: Io): Promise<number> {
  const { current, contexts, logins } = await readLogins();
  const chosen = readEnvironment().context ?? current ?? LOCAL;
  const items = [
    { name: LOCAL, server: 'the daemon of the configuration file', login: null, current: chosen === LOCAL },
    ...Object.entries(contexts).map(([name, { server }]) => ({
      name,
      server,
      login: logins[server]?.login ?? null,
      current: chosen === name,
    })),
  ];
  const rows = items.map((item) => [item.current ? '*' : '', item.name, item.login ?? '–', item.server]);
  io.data(json ? JSON.stringify({ items }) : await table(['', 'CONTEXT', 'LOGIN', 'SERVER'], rows));
  return 0;
}
