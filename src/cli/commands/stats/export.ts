import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { OUTPUT_OPTION, saveDownload, type OutputOptions } from '../../save-download.ts';
import { questionOf, withQuestion, type StatsOptions } from './question.ts';

export type StatsExportOptions = StatsOptions & OutputOptions & { figure?: string[] };

/** `ergo-bot stats export` */
export function createStatsExportCommand(deps: CommandDeps, run: Run<StatsExportOptions> = runStatsExport): Command {
  const command = describeCommand(
    'export',
    'Write the statistics as an Excel workbook: what each figure means, charts, and each messenger period by period.',
    ['ergo-bot stats export', 'ergo-bot stats export --by week --from 2026-01-01 --output first-quarter.xlsx'],
  );
  withQuestion(command)
    .option('--figure <key...>', 'only these figures, by the keys that `ergo-bot stats show` shows')
    .option(...OUTPUT_OPTION)
    .option('--force', 'write over a file that is there');
  return performs(command, deps, run);
}

/** Exit codes: 5 when the file is there already. */
export async function runStatsExport(options: StatsExportOptions, io: Io): Promise<number> {
  const path = await callDaemon(options, async (api) =>
    saveDownload(
      await api.client.download(api.contract.statistics.export, await questionOf(options, options.figure, api)),
      options,
      io,
    ),
  );
  if (options.json && path !== undefined) io.data(JSON.stringify({ file: path }));
  return 0;
}
