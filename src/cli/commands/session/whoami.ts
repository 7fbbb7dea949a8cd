import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callAt } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { theDaemon } from '../../the-daemon.ts';

/** `ergo-bot whoami` */
export function createWhoamiCommand(deps: CommandDeps, run: Run<GlobalOptions> = runWhoami): Command {
  const command = describeCommand('whoami', 'Show as whom you are signed in, where, and for which bots.', [
    'ergo-bot whoami',
    'ergo-bot whoami --json | jq -r .role',
  ]);
  return performs(command, deps, run);
}

export async function runWhoami(options: GlobalOptions, io: Io): Promise<number> {
  const daemon = await theDaemon(options);
  const me = await callAt(daemon, ({ client, contract }) => client.call(contract.session.whoami, {}));
  if (options.json) io.data(JSON.stringify({ ...me, context: daemon.context, server: daemon.server }));
  else {
    const row = [me.login, me.name, me.role, me.bots.join(', ') || '–', daemon.context, daemon.server];
    io.data(await table(['LOGIN', 'NAME', 'ROLE', 'BOTS', 'CONTEXT', 'SERVER'], [row]));
  }
  return 0;
}
