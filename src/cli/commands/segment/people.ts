import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { sayProfiles } from '../profile/profile-table.ts';
import { segmentOrFilter } from './count.ts';

export type SegmentPeopleOptions = GlobalOptions & {
  bot?: string;
  name?: string;
  filter?: string;
  limit: string;
  cursor?: string;
};

/** `ergo-bot segment people` */
export function createSegmentPeopleCommand(
  deps: CommandDeps,
  run: Run<SegmentPeopleOptions> = runSegmentPeople,
): Command {
  const command = describeCommand('people', 'Look at some people of a segment or of a filter, those seen last first.', [
    'ergo-bot segment people Сплячі --limit 10',
    'ergo-bot segment people --filter "tag:vip"',
  ])
    .argument('[name]', 'the name of a segment')
    .option('--filter <filter>', 'a filter instead of a segment')
    .option('--limit <count>', 'so many rows', '20')
    .option('--cursor <cursor>', 'the next page: what the page before named as next')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 with the place in the filter that is wrong, 3 when there is no such segment. */
export async function runSegmentPeople(options: SegmentPeopleOptions, io: Io): Promise<number> {
  const { limit, cursor } = options;
  const list = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    const query = { ...segmentOrFilter(options), order: 'seen' as const, descending: true, limit, cursor };
    return api.client.call(api.contract.profiles.list, { params, query });
  });
  await sayProfiles(list, options, io);
  return 0;
}
