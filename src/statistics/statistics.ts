import type { ChartSize } from '../charts/chart.ts';
import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { Language } from '../domain/language.ts';
import { isDate, type LocalTime } from '../domain/local-time.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';
import figureTable, { type FigureQuestion, type FigureSeries } from './figure-table.ts';
import { FIGURES } from './figures/figures.ts';
import { lastSteps, periodsOf, type Period, type Step } from '../domain/periods.ts';
import type { RollUps } from './roll-ups.ts';
import statisticsChart, { type ChartFormat } from './statistics-chart.ts';
import statisticsExport from './statistics-export.ts';

/** What is asked for; dates are `YYYY-MM-DD`, both included. */
export type StatisticsQuestion = {
  /** The bots that the asker may see and wants to. */
  bots: string[];
  messengers: readonly MessengerName[];
  /** Keys; all there are unless told. */
  figures?: string[] | undefined;
  from?: string | undefined;
  /** Today unless told. */
  to?: string | undefined;
  by: Step;
};

export type StatisticsTable = { by: Step; periods: Period[]; series: FigureSeries[] };

/** How many days, weeks or months are shown unless a span is named. */
const USUALLY: Record<Step, number> = { day: 30, week: 12, month: 12 };
const MOST_PERIODS = 3_700;

/** Bots by the titles that people know them by, and the language of what is made. */
export type Wanted = { titles: ReadonlyMap<string, string>; language: Language };

export type MadeFile = { name: string; content: AsyncIterable<Uint8Array> };

const EXPORT_LIMIT = 5 * 60_000;

/** What is known of bots and messengers over time. */
export class Statistics {
  readonly #store: Store;
  readonly #rollUps: RollUps;
  readonly #localTime: LocalTime;
  readonly #clock: Clock;

  constructor(props: { store: Store; rollUps: RollUps; localTime: LocalTime; clock: Clock }) {
    this.#store = props.store;
    this.#rollUps = props.rollUps;
    this.#localTime = props.localTime;
    this.#clock = props.clock;
  }

  /** The figures up to this moment. AppError `usage` when the dates or the figures make no sense, here and below. */
  async table(question: StatisticsQuestion, signal?: AbortSignal): Promise<StatisticsTable> {
    const asked = await this.#ask(question, signal);
    const series = await Array.fromAsync(this.#store.long.rows(figureTable, asked, { ...(signal && { signal }) }));
    return { by: question.by, periods: asked.periods, series };
  }

  /** The same as an .xlsx workbook, with charts and with what each figure means. */
  async workbook(question: StatisticsQuestion, wanted: Wanted, signal?: AbortSignal): Promise<MadeFile> {
    const asked = await this.#ask(question, signal);
    const { language } = wanted;
    const input = {
      asked,
      by: question.by,
      titles: [...wanted.titles],
      language,
      at: this.#clock.now(),
      zone: this.#localTime.zone,
    };
    const limits = { timeLimitMs: EXPORT_LIMIT, ...(signal && { signal }) };
    return {
      name: `statistics-${spanName(asked)}.xlsx`,
      content: this.#store.long.rows(statisticsExport, input, limits),
    };
  }

  /** Figures as a picture. */
  async chart(
    question: StatisticsQuestion,
    { titles, ...wanted }: Wanted & { format: ChartFormat; size: ChartSize },
    signal?: AbortSignal,
  ): Promise<MadeFile> {
    const asked = await this.#ask(question, signal);
    const input = { asked, by: question.by, titles: [...titles], ...wanted };
    const picture = await this.#store.long.one(statisticsChart, input, { ...(signal && { signal }) });
    const [figure, ...others] = asked.figures;
    const shown = others.length === 0 ? figure : 'figures';
    return { name: `${shown}-${spanName(asked)}.${wanted.format}`, content: only(picture) };
  }

  /** Adds up what has changed, and says in full what was asked for. */
  async #ask(question: StatisticsQuestion, signal: AbortSignal | undefined): Promise<FigureQuestion> {
    const { bots, messengers, by } = question;
    const figures = knownFigures(question.figures);
    const periods = periodsOf(this.#spanOf(question), by);
    if (periods.length > MOST_PERIODS)
      throw new AppError(
        'usage',
        `by: found ${periods.length} periods, expected ${MOST_PERIODS} at the most: ask by week or month`,
      );
    await this.#rollUps.run(signal);
    return { bots, messengers: [...messengers], figures, periods };
  }

  /** Nothing is known of days to come. */
  #spanOf({ from, to, by }: StatisticsQuestion): Period {
    const today = this.#localTime.date(this.#clock.now());
    for (const [field, date] of Object.entries({ from, to }))
      if (date !== undefined && !isDate(date))
        throw new AppError('usage', `${field}: found "${date}", expected a date such as ${today}`);
    const last = to === undefined || to > today ? today : to;
    if (from === undefined) return lastSteps(last, USUALLY[by], by);
    if (from > today)
      throw new AppError('usage', `from: found ${from}, which is still to come, expected ${today} or earlier`);
    if (from > last)
      throw new AppError(
        'usage',
        `from: found ${from}, expected ${last} or earlier, where the span ends: swap the dates`,
      );
    return { from, to: last };
  }
}

function knownFigures(asked: string[] | undefined): string[] {
  const known = FIGURES.map(({ key }) => key);
  const unknown = asked?.find((key) => !known.includes(key));
  if (unknown === undefined) return asked ?? known;
  throw new AppError('usage', `There is no figure "${unknown}". There are: ${known.join(', ')}.`);
}

function spanName({ periods }: FigureQuestion): string {
  return `${periods[0]?.from}-${periods.at(-1)?.to}`;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
