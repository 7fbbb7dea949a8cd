import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SegmentRemoveOptions = GlobalOptions & { bot?: string; name: string };

/** `ergo-bot segment remove` */
export function createSegmentRemoveCommand(
  deps: CommandDeps,
  run: Run<SegmentRemoveOptions> = runSegmentRemove,
): Command {
  const command = describeCommand('remove', 'Remove a segment. Nothing happens to its people.', [
    'ergo-bot segment remove Сплячі',
  ])
    .alias('delete')
    .argument('<name>', 'the name of the segment')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such segment. */
export async function runSegmentRemove(options: SegmentRemoveOptions, io: Io): Promise<number> {
  const segment = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), segment: options.name };
    return api.client.call(api.contract.segments.remove, { params });
  });
  if (options.json) io.data(JSON.stringify(segment));
  else io.say(`The segment "${segment.name}" is removed. Its filter was: ${segment.filter}`);
  return 0;
}
