import type { Command } from 'commander';
import type { StatisticsAnswer } from '../../../control/contract/statistics.ts';
import { describeCommand, performs, type CommandDeps, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { plots } from './plot.ts';
import { questionOf, withQuestion, type StatsOptions } from './question.ts';
import { shownNumber } from './shown-number.ts';

export type StatsShowOptions = StatsOptions & { figure?: string[]; each?: boolean; chart?: boolean };

/** `ergo-bot stats show` */
export function createStatsShowCommand(deps: CommandDeps, run: Run<StatsShowOptions> = runStatsShow): Command {
  const command = describeCommand(
    'show',
    'Show what has happened: subscribers, messages, sales and more, with their course over time.',
    [
      'ergo-bot stats show',
      'ergo-bot stats show --by month --from 2026-01-01 --messenger viber',
      'ergo-bot stats show --figure sales points --each --by week',
      'ergo-bot stats show --figure subscribers --chart',
      'ergo-bot stats show --json | jq ".figures[] | .key, .meaning"',
    ],
  );
  withQuestion(command)
    .option('--figure <key...>', 'only these figures, by the keys that the table shows')
    .option('--each', 'a row for each day, week or month')
    .option('--chart', 'draw each figure as well');
  return performs(command, deps, run);
}

export async function runStatsShow(options: StatsShowOptions, io: Io): Promise<number> {
  const answer = await callDaemon(options, async (api) =>
    api.client.call(api.contract.statistics.show, await questionOf(options, options.figure, api)),
  );
  if (options.json) {
    io.data(JSON.stringify(answer));
    return 0;
  }
  io.data(await (options.each ? eachPeriod(answer) : wholeSpan(answer)));
  if (options.chart) io.data(await plots(answer, io));
  const { from } = answer.periods[0] ?? { from: '' };
  io.say(`${from} – ${answer.periods.at(-1)?.to ?? ''}, by ${answer.by}`);
  return 0;
}

const OF_ALL = 'ALL';

/** A row for each figure: what it came to in each messenger, its course, and its key. */
async function wholeSpan(answer: StatisticsAnswer): Promise<string> {
  const { default: sparkly } = await import('sparkly');
  const owners = ownersOf(answer);
  const rows = answer.figures.map(({ key, title, unit, kind }) => {
    const values = seriesOf(answer, owners.at(-1) ?? null, key)?.values ?? [];
    return [
      kind === 'mean' ? `${title}, ${unit}` : title,
      ...owners.map((owner) => shownNumber(seriesOf(answer, owner, key)?.total)),
      sparkly(values.slice(-TREND).map((value) => value ?? '')),
      key,
    ];
  });
  return table(['FIGURE', ...owners.map(headingOf), 'TREND', 'KEY'], aligned(rows, 1, owners.length));
}

/** So many columns of a sparkline fit beside the numbers. */
const TREND = 31;

/** A row for each period. */
async function eachPeriod(answer: StatisticsAnswer): Promise<string> {
  const owners = ownersOf(answer);
  const columns = answer.figures.flatMap(({ key, title }) => owners.map((owner) => ({ key, title, owner })));
  const headings = columns.map(({ title, owner }) => (owners.length > 1 ? `${title}, ${headingOf(owner)}` : title));
  const rows = answer.periods.map(({ from, to }, place) => [
    from === to ? from : `${from} – ${to}`,
    ...columns.map(({ key, owner }) => shownNumber(seriesOf(answer, owner, key)?.values[place])),
  ]);
  return table([answer.by.toUpperCase(), ...headings], aligned(rows, 1, columns.length));
}

type Owner = StatisticsAnswer['series'][number]['messenger'];

/** The messengers, and all of them together where there are several. */
function ownersOf({ series }: StatisticsAnswer): Owner[] {
  const owners = [...new Set(series.map(({ messenger }) => messenger))];
  return owners.length > 2 ? owners : owners.slice(0, 1);
}

function headingOf(owner: Owner): string {
  return owner?.toUpperCase() ?? OF_ALL;
}

function seriesOf({ series }: StatisticsAnswer, owner: Owner, key: string) {
  return series.find(({ messenger, figure }) => messenger === owner && figure === key);
}

/** So many columns from `first` on with their numbers under each other. */
function aligned(rows: string[][], first: number, count: number): string[][] {
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => row[first + at]?.length ?? 0)));
  return rows.map((row) => row.map((cell, at) => cell.padStart(widths[at - first] ?? 0)));
}
