import type { LocalTime } from '../domain/local-time.ts';
import type { TypedDates } from '../domain/read-hours.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { WorkingHours, type ClosedPeriod, type HoursPlan, type Span, type Week } from '../domain/working-hours.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** When support of each bot is there, and who has been told that it is not. */
export class SupportHours {
  readonly #store: Store;
  readonly #localTime: LocalTime;

  constructor(props: { store: Store; localTime: LocalTime }) {
    this.#store = props.store;
    this.#localTime = props.localTime;
  }

  /** The hours of a bot, with the dates from `from` (`YYYY-MM-DD`) on; undefined while none are set. */
  async plan(botId: string, from = '', db = this.#store.read): Promise<HoursPlan | undefined> {
    const row = await db.selectFrom('working_weeks').select('week').where('bot_id', '=', botId).executeTakeFirst();
    // Our own JSON, written by `setWeek` and `setDates`.
    const week: Week | undefined = row && JSON.parse(row.week);
    return week && { week, dates: await datesOf(db, botId, from) };
  }

  /** The hours as something that can be asked; undefined while none are set. */
  async of(botId: string): Promise<WorkingHours | undefined> {
    const plan = await this.plan(botId);
    return plan && new WorkingHours(plan, this.#localTime);
  }

  /** The time without anybody there that `now` belongs to, if the person has not been told of it yet. */
  async untold(subscriber: Subscriber, now: number): Promise<ClosedPeriod | undefined> {
    const hours = await this.of(subscriber.botId);
    const period = hours?.closedPeriod(now);
    if (!period) return undefined;
    const { told_closed_at: told } = await this.#store.read
      .selectFrom('subscribers')
      .select('told_closed_at')
      .where('id', '=', subscriber.id)
      .executeTakeFirstOrThrow();
    const isTold = told !== null && told >= (period.since ?? 0);
    return isTold ? undefined : period;
  }

  /** The person is told in this transaction. */
  async noteTold(tx: Transaction, subscriber: Subscriber): Promise<void> {
    await tx.db.updateTable('subscribers').set({ told_closed_at: tx.now }).where('id', '=', subscriber.id).execute();
  }

  async setWeek(tx: Transaction, botId: string, week: Week): Promise<void> {
    const row = { week: JSON.stringify(week), changed_at: tx.now };
    await tx.db
      .insertInto('working_weeks')
      .values({ bot_id: botId, ...row })
      .onConflict((conflict) => conflict.column('bot_id').doUpdateSet(row))
      .execute();
  }

  async setDates(tx: Transaction, botId: string, { dates, spans }: TypedDates): Promise<void> {
    await tx.db.deleteFrom('working_dates').where('bot_id', '=', botId).where('date', 'in', dates).execute();
    if (spans === 'usual') return;
    const rows = dates.map((date) => ({ bot_id: botId, date, spans: JSON.stringify(spans) }));
    await tx.db.insertInto('working_dates').values(rows).execute();
  }
}

async function datesOf(db: Queries, botId: string, from: string): Promise<Map<string, Span[]>> {
  const rows = await db
    .selectFrom('working_dates')
    .select(['date', 'spans'])
    .where('bot_id', '=', botId)
    .where('date', '>=', from)
    .execute();
  return new Map(rows.map(({ date, spans }): [string, Span[]] => [date, JSON.parse(spans)]));
}
