import type { LocalTime } from '../domain/local-time.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { StatisticChangesTable } from '../store/tables/statistics.ts';
import { notePresence, type Presence } from './presence.ts';

/** So many changes in a transaction: others who write do not wait for long. */
const AT_ONCE = 4_000;
/** So many rows in a statement. */
const ROWS = 500;

type Change = Omit<StatisticChangesTable, 'id'> & { id: number };
type Day = Pick<Change, 'bot_id' | 'messenger' | 'figure' | 'amount'> & { day: string };

/**
 * Adds what has changed up by the day of the programme's time zone. A change is added to its day and removed in one
 * transaction, so that each counts once whatever happens, and days grow right in whatever order changes come.
 */
export class RollUps {
  readonly #store: Store;
  readonly #localTime: LocalTime;

  constructor(props: { store: Store; localTime: LocalTime }) {
    this.#store = props.store;
    this.#localTime = props.localTime;
  }

  /** Adds up everything that has been noted until now, or until the signal is aborted. */
  async run(signal?: AbortSignal): Promise<void> {
    for (;;) {
      const count = await this.#store.write((tx) => this.#addUp(tx));
      if (count < AT_ONCE || signal?.aborted) return;
    }
  }

  async #addUp(tx: Transaction): Promise<number> {
    const changes = await tx.db.selectFrom('statistic_changes').selectAll().orderBy('id').limit(AT_ONCE).execute();
    const last = changes.at(-1);
    if (!last) return 0;
    const days = new Map<string, Day>();
    const present = new Map<string, Presence>();
    const dates = new Map<number, string>();
    for (const { bot_id, messenger, figure, amount, subscriber_id: who, at } of changes) {
      const day = this.#dayOf(at, dates);
      if (who !== null) present.set(`${figure} ${who} ${day}`, { bot_id, messenger, figure, who, day });
      else {
        const key = JSON.stringify([bot_id, messenger, figure, day]);
        days.set(key, { bot_id, messenger, figure, day, amount: (days.get(key)?.amount ?? 0) + amount });
      }
    }
    await addToDays(tx, [...days.values()]);
    await notePresence(tx, [...present.values()]);
    await tx.db.deleteFrom('statistic_changes').where('id', '<=', last.id).execute();
    return changes.length;
  }

  /** Formatting a date costs more than all the rest, and no zone begins a day within a quarter of an hour. */
  #dayOf(at: number, known: Map<number, string>): string {
    const quarter = Math.floor(at / QUARTER);
    const day = known.get(quarter) ?? this.#localTime.date(quarter * QUARTER);
    known.set(quarter, day);
    return day;
  }
}

const QUARTER = 15 * 60_000;

async function addToDays(tx: Transaction, days: Day[]): Promise<void> {
  for (let from = 0; from < days.length; from += ROWS)
    await tx.db
      .insertInto('statistic_days')
      .values(days.slice(from, from + ROWS))
      .onConflict((conflict) =>
        conflict
          .columns(['bot_id', 'messenger', 'figure', 'day'])
          .doUpdateSet((row) => ({ amount: row('statistic_days.amount', '+', row.ref('excluded.amount')) })),
      )
      .execute();
}
