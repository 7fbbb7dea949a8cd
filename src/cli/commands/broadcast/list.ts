import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastListOptions = GlobalOptions & { bot?: string; limit: string; cursor?: string };

/** `ergo-bot broadcast list` */
export function createBroadcastListCommand(
  deps: CommandDeps,
  run: Run<BroadcastListOptions> = runBroadcastList,
): Command {
  const command = describeCommand('list', 'List the broadcasts of a bot, the newest first.', [
    'ergo-bot broadcast list',
    'ergo-bot broadcast list --json | jq ".items[] | select(.state == \\"paused\\") | .heldBecause"',
  ])
    .option(...BOT_OPTION)
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

const HEADING = ['ID', 'TITLE', 'STATE', 'MESSENGERS', 'BY', 'DUE', 'LAUNCHED', 'FINISHED', 'NOTE'];

export async function runBroadcastList(options: BroadcastListOptions, io: Io): Promise<number> {
  const { limit, cursor } = options;
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.list, {
      params: { bot: await theBot(options, api) },
      query: { limit, cursor },
    }),
  );
  const row = (one: (typeof list.items)[number]) => [
    String(one.id),
    one.title,
    one.state,
    one.messengers.join(', '),
    one.createdBy,
    one.dueAt ?? '–',
    one.launchedAt ?? '–',
    one.finishedAt ?? '–',
    one.heldBecause ?? one.repeats ?? '–',
  ];
  await sayPage(list, { heading: HEADING, row }, options, io);
  return 0;
}
