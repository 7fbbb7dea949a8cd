import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SegmentEditOptions = GlobalOptions & { bot?: string; name: string; rename?: string; filter?: string };

/** `ergo-bot segment edit` */
export function createSegmentEditCommand(deps: CommandDeps, run: Run<SegmentEditOptions> = runSegmentEdit): Command {
  const command = describeCommand(
    'edit',
    'Give a segment another filter or another name. Broadcasts that were made for it before keep the filter that it had.',
    [
      'ergo-bot segment edit Сплячі --filter "phone:* AND sales.60d:0"',
      'ergo-bot segment edit Сплячі --rename "Давно не продавали"',
    ],
  )
    .argument('<name>', 'the name of the segment')
    .option('--filter <filter>', 'whom it means from now on')
    .option('--rename <name>', 'its new name')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 with the place in the filter that is wrong, 3 when there is no such segment, 5 when the new name is taken. */
export async function runSegmentEdit(options: SegmentEditOptions, io: Io): Promise<number> {
  const { filter, rename } = options;
  if (filter === undefined && rename === undefined)
    throw new AppError('usage', 'say what is to change: --filter or --rename');
  const segment = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), segment: options.name };
    const body = { ...(filter !== undefined && { filter }), ...(rename !== undefined && { name: rename }) };
    return api.client.call(api.contract.segments.edit, { params, body });
  });
  if (options.json) io.data(JSON.stringify(segment));
  else io.say(`The segment "${segment.name}" means: ${segment.filter}`);
  return 0;
}
