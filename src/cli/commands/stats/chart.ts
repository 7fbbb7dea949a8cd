import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { saveDownload, type OutputOptions } from '../../save-download.ts';
import { plots } from './plot.ts';
import { questionOf, withQuestion, type StatsOptions } from './question.ts';

export type StatsChartOptions = StatsOptions &
  OutputOptions & { figures: string[]; width?: string; height?: string; format?: 'png' | 'svg' };

/** `ergo-bot stats chart` */
export function createStatsChartCommand(deps: CommandDeps, run: Run<StatsChartOptions> = runStatsChart): Command {
  const command = describeCommand('chart', 'Draw figures: on the terminal, or as a picture with --output.', [
    'ergo-bot stats chart subscribers --by week',
    'ergo-bot stats chart sales.registered sales.refused --by month --output sales.png',
    'ergo-bot stats chart messages.in --output messages.svg --width 1200',
  ]).argument('<figures...>', 'one or several, by the keys that `ergo-bot stats show` shows');
  withQuestion(command)
    .option('--output <file>', 'a picture: a file that ends with .png or .svg')
    .option('--width <pixels>', 'how wide the picture is')
    .option('--height <pixels>', 'how high the picture is')
    .option('--force', 'write over a file that is there');
  return performs(command, deps, run);
}

/** Exit codes: 5 when the file is there already. */
export async function runStatsChart(options: StatsChartOptions, io: Io): Promise<number> {
  const { output } = options;
  if (output === undefined) return onTerminal(options, io);
  const format = formatOf(output);
  const path = await callDaemon(options, async (api) => {
    const { params, query } = await questionOf(options, options.figures, api);
    const { width, height } = options;
    const wanted = { ...query, format, ...(width && { width }), ...(height && { height }) };
    return saveDownload(
      await api.client.download(api.contract.statistics.chart, { params, query: wanted }),
      options,
      io,
    );
  });
  if (options.json) io.data(JSON.stringify({ file: path }));
  return 0;
}

async function onTerminal(options: StatsChartOptions, io: Io): Promise<number> {
  const answer = await callDaemon(options, async (api) =>
    api.client.call(api.contract.statistics.show, await questionOf(options, options.figures, api)),
  );
  io.data(options.json ? JSON.stringify(answer) : await plots(answer, io));
  return 0;
}

function formatOf(output: string): 'png' | 'svg' {
  const ending = /\.(png|svg)$/i.exec(output)?.[1]?.toLowerCase();
  if (ending === 'png' || ending === 'svg') return ending;
  throw new AppError('usage', `--output: found "${output}", expected a file that ends with .png or .svg`);
}
