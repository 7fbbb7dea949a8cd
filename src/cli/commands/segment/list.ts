import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SegmentListOptions = GlobalOptions & { bot?: string };

/** `ergo-bot segment list` */
export function createSegmentListCommand(deps: CommandDeps, run: Run<SegmentListOptions> = runSegmentList): Command {
  const command = describeCommand('list', 'List the segments with their filters.', [
    'ergo-bot segment list',
    'ergo-bot segment list --json | jq -r ".items[].name"',
  ]).option(...BOT_OPTION);
  return performs(command, deps, run);
}

export async function runSegmentList(options: SegmentListOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.segments.list, { params: { bot: await theBot(options, api) } }),
  );
  if (options.json) io.data(JSON.stringify(list));
  else if (list.items.length === 0) io.say('There are no segments yet: make one with `ergo-bot segment build`.');
  else
    io.data(
      await table(
        ['NAME', 'FILTER', 'CHANGED'],
        list.items.map(({ name, filter, changedAt }) => [name, filter, changedAt]),
      ),
    );
  return 0;
}
