import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SegmentShowOptions = GlobalOptions & { bot?: string; name: string };

/** `ergo-bot segment show` */
export function createSegmentShowCommand(deps: CommandDeps, run: Run<SegmentShowOptions> = runSegmentShow): Command {
  const command = describeCommand('show', 'Show the filter of a segment.', ['ergo-bot segment show "Активні в Києві"'])
    .argument('<name>', 'the name of the segment')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such segment. */
export async function runSegmentShow(options: SegmentShowOptions, io: Io): Promise<number> {
  const segment = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), segment: options.name };
    return api.client.call(api.contract.segments.show, { params });
  });
  io.data(options.json ? JSON.stringify(segment) : await table(['FIELD', 'VALUE'], Object.entries(segment)));
  return 0;
}
