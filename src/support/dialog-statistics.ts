import type { Store } from '../store/store.ts';

/** Matters that were opened in a period. Seconds are means over those that were opened in working hours. */
export type MatterFigures = {
  opened: number;
  answered: number;
  closed: number;
  secondsToTake: number | null;
  secondsToAnswer: number | null;
  ratings: number;
  meanRating: number | null;
};

/** What one operator did in a period. */
export type OperatorFigures = {
  login: string;
  name: string;
  answers: number;
  /** Matters in which the first answer was theirs. */
  firstAnswers: number;
  closed: number;
  /** Of matters in which the last answer was theirs. */
  ratings: number;
  meanRating: number | null;
};

export type Period = { botIds: readonly string[]; from: number; to: number };

/** Figures of the dialogs. */
export class DialogStatistics {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  async matters({ botIds, from, to }: Period): Promise<MatterFigures> {
    const rows = await this.#store.read
      .selectFrom('dialog_cases')
      .select(['opened_at', 'taken_at', 'answered_at', 'closed_at', 'opened_by', 'in_hours', 'rating'])
      .where('bot_id', 'in', [...botIds])
      .where('opened_at', '>=', from)
      .where('opened_at', '<', to)
      .execute();
    const inHours = rows.filter((row) => row.in_hours === 1 && row.opened_by === 'seller');
    const ratings = rows.flatMap(({ rating }) => rating ?? []);
    return {
      opened: rows.length,
      answered: rows.filter((row) => row.answered_at !== null).length,
      closed: rows.filter((row) => row.closed_at !== null).length,
      secondsToTake: mean(
        inHours.flatMap((row) => (row.taken_at === null ? [] : seconds(row.opened_at, row.taken_at))),
      ),
      secondsToAnswer: mean(
        inHours.flatMap((row) => (row.answered_at === null ? [] : seconds(row.opened_at, row.answered_at))),
      ),
      ratings: ratings.length,
      meanRating: mean(ratings),
    };
  }

  async operators(period: Period): Promise<OperatorFigures[]> {
    const staff = await this.#store.read.selectFrom('staff').select(['id', 'login', 'name']).orderBy('login').execute();
    const answers = await this.#answers(period);
    const cases = await this.#store.read
      .selectFrom('dialog_cases')
      .select(['answered_by', 'last_answer_by', 'closed_by', 'rating'])
      .where('bot_id', 'in', [...period.botIds])
      .where('opened_at', '>=', period.from)
      .where('opened_at', '<', period.to)
      .execute();
    const all = staff.map(({ id, login, name }) => {
      const ratings = cases.flatMap((one) => (one.last_answer_by === id ? (one.rating ?? []) : []));
      return {
        login,
        name,
        answers: answers.get(id) ?? 0,
        firstAnswers: cases.filter((one) => one.answered_by === id).length,
        closed: cases.filter((one) => one.closed_by === id).length,
        ratings: ratings.length,
        meanRating: mean(ratings),
      };
    });
    return all.filter((one) => one.answers > 0 || one.closed > 0 || one.ratings > 0);
  }

  async #answers({ botIds, from, to }: Period): Promise<Map<number, number>> {
    const rows = await this.#store.read
      .selectFrom('messages')
      .innerJoin('subscribers', 'subscribers.id', 'messages.subscriber_id')
      .select((select) => ['messages.staff_id', select.fn.countAll<number>().as('count')])
      .where('messages.staff_id', 'is not', null)
      .where('messages.author', '=', 'operator')
      .where('messages.said_at', '>=', from)
      .where('messages.said_at', '<', to)
      .where('subscribers.bot_id', 'in', [...botIds])
      .groupBy('messages.staff_id')
      .execute();
    return new Map(rows.map(({ staff_id: id, count }): [number, number] => [id ?? 0, count]));
  }
}

function seconds(from: number, to: number): number {
  return Math.max(0, Math.round((to - from) / 1000));
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.round((sum / values.length) * 100) / 100;
}
