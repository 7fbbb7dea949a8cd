import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

export type InboxListOptions = GlobalOptions;

/** `ergo-bot inbox list` */
export function createInboxListCommand(deps: CommandDeps, run: Run<InboxListOptions> = runInboxList): Command {
  const command = describeCommand(
    'list',
    'List the updates that were set aside because they failed too often. Never shows what people wrote.',
    ['ergo-bot inbox list', 'ergo-bot inbox list --json | jq -r ".items[].id"'],
  );
  return performs(command, deps, run);
}

const HEADING = ['ID', 'BOT', 'MESSENGER', 'RECEIVED', 'TRIES', 'ERROR'];

export async function runInboxList(options: InboxListOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, ({ client, contract }) => client.call(contract.inbox.setAside, {}));
  if (options.json) io.data(JSON.stringify(list));
  else if (list.items.length === 0) io.say('Nothing is set aside.');
  else {
    const rows = list.items.map((update) => [
      String(update.id),
      update.bot,
      update.messenger,
      update.receivedAt,
      String(update.attempts),
      update.error,
    ]);
    io.data(await table(HEADING, rows));
  }
  return 0;
}
