import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { headTable } from './head-table.ts';

export type SegmentCountOptions = GlobalOptions & { bot?: string; name?: string; filter?: string };

/** `ergo-bot segment count` */
export function createSegmentCountCommand(deps: CommandDeps, run: Run<SegmentCountOptions> = runSegmentCount): Command {
  const command = describeCommand(
    'count',
    'Count the people of a segment, of a filter, or all of them: in each messenger, those who have left, and persons.',
    ['ergo-bot segment count Сплячі', 'ergo-bot segment count --filter "messenger:viber AND seen:<30d"'],
  )
    .argument('[name]', 'the name of a segment')
    .option('--filter <filter>', 'a filter instead of a segment')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 with the place in the filter that is wrong, 3 when there is no such segment. */
export async function runSegmentCount(options: SegmentCountOptions, io: Io): Promise<number> {
  const heads = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return api.client.call(api.contract.segments.count, { params, query: segmentOrFilter(options) });
  });
  io.data(options.json ? JSON.stringify(heads) : await headTable(heads));
  return 0;
}

/** What is asked of the daemon; AppError `usage` for both at once. */
export function segmentOrFilter({ name, filter }: { name?: string; filter?: string }) {
  if (name !== undefined && filter !== undefined) throw new AppError('usage', 'give a segment or --filter, not both');
  return { ...(name !== undefined && { segment: name }), ...(filter !== undefined && { filter }) };
}
