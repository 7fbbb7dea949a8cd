import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastReportOptions = GlobalOptions & { bot?: string; id: string; out?: string };

/** `ergo-bot broadcast report` */
export function createBroadcastReportCommand(
  deps: CommandDeps,
  run: Run<BroadcastReportOptions> = runBroadcastReport,
): Command {
  const command = describeCommand('report', 'Write a workbook with a row for each recipient of a broadcast.', [
    'ergo-bot broadcast report 12 --out spring.xlsx',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION)
    .option('--out <path>', 'the file to write (default: broadcast-ID.xlsx)');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast. */
export async function runBroadcastReport(options: BroadcastReportOptions, io: Io): Promise<number> {
  const { id } = options;
  const path = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    const { name, content } = await api.client.download(api.contract.broadcasts.report, { params });
    const out = options.out ?? name;
    await pipeline(content, createWriteStream(out, { mode: 0o600 }));
    return out;
  });
  io.say(`Wrote ${path}.`);
  return 0;
}
