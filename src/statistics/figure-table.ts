import type { MessengerName } from '../domain/messenger-name.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import type { Figure } from './figures/figure.ts';
import { FIGURES } from './figures/figures.ts';
import type { Period } from '../domain/periods.ts';
import { Sums } from './sums.ts';

/** What is asked: figures by their keys, over periods that follow each other without a gap. */
export type FigureQuestion = { bots: string[]; messengers: MessengerName[]; figures: string[]; periods: Period[] };

/** A figure of a bot in one messenger, or in all that were asked for (null), in each period and in all of them. */
export type FigureSeries = {
  bot: string;
  messenger: MessengerName | null;
  figure: string;
  /** Null where there is no such thing: the mean of nothing. */
  values: (number | null)[];
  total: number | null;
};

/** Figures over periods, from what is kept by the day: a row for each bot, messenger and figure. */
export default longRead<FigureQuestion, FigureSeries>(import.meta.url, readFigures);

async function* readFigures(db: Queries, question: FigureQuestion): AsyncGenerator<FigureSeries> {
  const figures = FIGURES.filter(({ key }) => question.figures.includes(key));
  const sums = new Sums(question.periods);
  await readLevels(db, question, figures, sums);
  await readDays(db, question, figures, sums);
  await readPeople(db, question, figures, sums);

  for (const bot of question.bots)
    for (const messenger of [...question.messengers, null])
      for (const { key, how } of figures) {
        const messengers = messenger === null ? question.messengers : [messenger];
        yield { bot, messenger, figure: key, ...sums.answer(how, bot, messengers) };
      }
}

/** What had come together before the first period. */
async function readLevels(db: Queries, question: FigureQuestion, figures: Figure[], sums: Sums): Promise<void> {
  const parts = figures.flatMap(({ how }) => (how.kind === 'level' ? [...how.plus, ...how.minus] : []));
  if (parts.length === 0) return;
  const rows = await db
    .selectFrom('statistic_days')
    .select(['bot_id', 'messenger', 'figure'])
    .select((row) => row.fn.sum<number>('amount').as('amount'))
    .where('bot_id', 'in', question.bots)
    .where('messenger', 'in', question.messengers)
    .where('figure', 'in', parts)
    .where('day', '<', sums.first)
    .groupBy(['bot_id', 'messenger', 'figure'])
    .execute();
  for (const row of rows) sums.addBefore(row, row.amount);
}

async function readDays(db: Queries, question: FigureQuestion, figures: Figure[], sums: Sums): Promise<void> {
  const parts = figures.flatMap(({ how }) => partsOf(how));
  if (parts.length === 0) return;
  const rows = db
    .selectFrom('statistic_days')
    .selectAll()
    .where('bot_id', 'in', question.bots)
    .where('messenger', 'in', question.messengers)
    .where('figure', 'in', parts)
    .where('day', '>=', sums.first)
    .where('day', '<=', sums.last)
    .stream();
  for await (const row of rows) sums.add(row, row.day, row.amount);
}

async function readPeople(db: Queries, question: FigureQuestion, figures: Figure[], sums: Sums): Promise<void> {
  const parts = figures.flatMap(({ how }) => (how.kind === 'people' ? [how.of] : []));
  if (parts.length === 0) return;
  const rows = db
    .selectFrom('statistic_people')
    .selectAll()
    .where('bot_id', 'in', question.bots)
    .where('messenger', 'in', question.messengers)
    .where('figure', 'in', parts)
    .where('day', '>=', sums.first)
    .where('day', '<=', sums.last)
    .stream();
  for await (const row of rows) sums.addPeople(row, row.day, row.day_before, row.people);
}

function partsOf(how: Figure['how']): string[] {
  switch (how.kind) {
    case 'count':
      return [how.of];
    case 'level':
      return [...how.plus, ...how.minus];
    case 'mean':
      return [how.sum, how.count];
    case 'people':
      return [];
  }
}
