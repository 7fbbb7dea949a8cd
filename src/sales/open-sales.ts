import type { Store } from '../store/store.ts';
import { notPaused } from '../store/tables/bot-pauses.ts';
import { BOT_OF_FEW, POSTABLE } from '../store/tables/postable-sales.ts';
import { saleFromRow, type Sale } from './ledger.ts';

/** The sales of the ledger that are still to be brought to their club, as the poster looks at them: not of paused bots. */
export class OpenSales {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /**
   * A bot's sales to be posted now: the oldest of each seller, then the second of each. Who has to sign in first is not
   * among them.
   */
  async due(botId: string, now: number, limit: number): Promise<Sale[]> {
    const rows = await this.#postable()
      .selectAll()
      .select((select) =>
        select.fn
          .agg<number>('row_number')
          .over((over) => over.partitionBy('subscriber_id').orderBy('next_try_at').orderBy('id'))
          .as('place'),
      )
      .where(BOT_OF_FEW, '=', botId)
      .where('next_try_at', '<=', now)
      .orderBy('place')
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(saleFromRow);
  }

  /** When the next sale will be due, if one waits for its time. */
  async nextDue(after: number): Promise<number | undefined> {
    const row = await this.#postable()
      .select((select) => select.fn.min('next_try_at').as('at'))
      .where('next_try_at', '>', after)
      .executeTakeFirst();
    return row?.at ?? undefined;
  }

  /** Sales that have been due since before `since` without the seller knowing that they are saved. */
  async untold(since: number, limit: number): Promise<Sale[]> {
    const rows = await this.#postable()
      .selectAll()
      .where('told_saved_at', 'is', null)
      .where('next_try_at', '<=', since)
      .orderBy('next_try_at')
      .limit(limit)
      .execute();
    return rows.map(saleFromRow);
  }

  /** Makes due what would wait for longer than `longest` milliseconds from now: the clock has been set back. */
  async hasten(now: number, longest: number): Promise<void> {
    const late = await this.#postable()
      .select('id')
      .where('next_try_at', '>', now + longest)
      .limit(1)
      .executeTakeFirst();
    if (!late) return;
    await this.#store.write((tx) =>
      tx.db
        .updateTable('sales')
        .set({ next_try_at: tx.now })
        .where((where) => where.and(POSTABLE))
        .where('next_try_at', '>', tx.now + longest)
        .execute(),
    );
  }

  #postable() {
    return this.#store.read
      .selectFrom('sales')
      .where((where) => where.and(POSTABLE))
      .where(notPaused('bot_id'));
  }
}
