import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { isoFrom, isoUntil } from '../../when.ts';
import { shownNumber } from './shown-number.ts';

export type StatsOperatorsOptions = GlobalOptions & { bot?: string; from: string; to: string };

/** `ergo-bot stats operators` */
export function createStatsOperatorsCommand(
  deps: CommandDeps,
  run: Run<StatsOperatorsOptions> = runStatsOperators,
): Command {
  const command = describeCommand(
    'operators',
    'Show what each operator has answered, how sellers rated it, and how long sellers waited.',
    [
      'ergo-bot stats operators --from 2026-03-01 --to 2026-03-31',
      'ergo-bot stats operators --from 2026-03-01 --to 2026-03-31 --bot ergo-club --json',
    ],
  )
    .option('--bot <id>', 'of one bot; without it of all that you may see')
    .requiredOption('--from <time>', 'from this day or time on')
    .requiredOption('--to <time>', 'to this day or time');
  return performs(command, deps, run);
}

const HEADING = ['OPERATOR', 'LOGIN', 'ANSWERS', 'FIRST ANSWERS', 'CLOSED', 'RATINGS', 'MEAN'];

export async function runStatsOperators(options: StatsOperatorsOptions, io: Io): Promise<number> {
  const query = { bot: options.bot, from: isoFrom('--from', options.from), to: isoUntil('--to', options.to) };
  const answer = await callDaemon(options, (api) => api.client.call(api.contract.dialogs.statistics, { query }));
  if (options.json) {
    io.data(JSON.stringify(answer));
    return 0;
  }
  const rows = answer.operators.map(({ name, login, answers, firstAnswers, closed, ratings, meanRating }) => [
    name,
    login,
    ...[answers, firstAnswers, closed, ratings, meanRating].map((value) => shownNumber(value)),
  ]);
  io.data(await table(HEADING, rows));
  const { opened, answered, closed, secondsToTake, secondsToAnswer, ratings, meanRating } = answer.matters;
  const figures: [string, number | null][] = [
    ['matters opened', opened],
    ['of these answered', answered],
    ['of these closed', closed],
    ['seconds until taken', secondsToTake],
    ['seconds until the first answer', secondsToAnswer],
    ['ratings', ratings],
    ['mean rating', meanRating],
  ];
  io.data('');
  io.data(
    await table(
      ['IN ALL', ''],
      figures.map(([name, value]) => [name, shownNumber(value)]),
    ),
  );
  return 0;
}
