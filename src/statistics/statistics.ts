import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import { addDays, type LocalTime } from '../domain/local-time.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';
import figureTable, { type FigureSeries } from './figure-table.ts';
import { FIGURES } from './figures/figures.ts';
import { lastSteps, periodsOf, type Period, type Step } from './periods.ts';
import type { RollUps } from './roll-ups.ts';

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

  /** The figures up to this moment. AppError `usage` when the dates or the figures make no sense. */
  async table(question: StatisticsQuestion, signal?: AbortSignal): Promise<StatisticsTable> {
    const { bots, messengers, by } = question;
    const figures = knownFigures(question.figures);
    const periods = periodsOf(this.#spanOf(question), by);
    if (periods.length > MOST_PERIODS)
      throw new AppError(
        'usage',
        `That is ${periods.length} periods; ${MOST_PERIODS} are the most. Ask by week or month.`,
      );
    await this.#rollUps.run(signal);
    const asked = { bots, messengers: [...messengers], figures, periods };
    const series = await Array.fromAsync(this.#store.long.rows(figureTable, asked, { ...(signal && { signal }) }));
    return { by, periods, series };
  }

  /** Nothing is known of days to come. */
  #spanOf({ from, to, by }: StatisticsQuestion): Period {
    const today = this.#localTime.date(this.#clock.now());
    for (const date of [from, to])
      if (date !== undefined && !isDate(date))
        throw new AppError('usage', `"${date}" is no date. Write it as ${today}.`);
    const last = to === undefined || to > today ? today : to;
    if (from === undefined) return lastSteps(last, USUALLY[by], by);
    if (from > today) throw new AppError('usage', `${from} is still to come; today is ${today}.`);
    if (from > last) throw new AppError('usage', `The span begins on ${from} and ends on ${last}: swap the dates.`);
    return { from, to: last };
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

function knownFigures(asked: string[] | undefined): string[] {
  const known = FIGURES.map(({ key }) => key);
  const unknown = asked?.find((key) => !known.includes(key));
  if (unknown === undefined) return asked ?? known;
  throw new AppError('usage', `There is no figure "${unknown}". There are: ${known.join(', ')}.`);
}
