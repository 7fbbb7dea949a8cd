import type { RecipientState } from '../domain/broadcast.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Transaction } from '../store/database.ts';

/** That recipients, one unless told, have come to this state. */
export type End = { messenger: MessengerName; state: RecipientState; count?: number };

/** The figure of the statistics that an end belongs to; the others are no end, or nobody's failure to deliver. */
const FIGURES: Partial<Record<RecipientState, string>> = {
  sent: 'broadcasts.sent',
  blocked: 'broadcasts.undelivered',
  failed: 'broadcasts.undelivered',
  unknown: 'broadcasts.undelivered',
};

/** How many recipients of a broadcast have come to an end, noted for the statistics at once: there are thousands a second. */
export class Ends {
  readonly #broadcastId: number;
  readonly #counts = new Map<string, { messenger: MessengerName; figure: string; amount: number }>();

  constructor(broadcastId: number) {
    this.#broadcastId = broadcastId;
  }

  add(ends: readonly End[]): this {
    for (const { messenger, state, count = 1 } of ends) {
      const figure = FIGURES[state];
      if (figure === undefined || count === 0) continue;
      const key = `${messenger} ${figure}`;
      const counted = this.#counts.get(key) ?? { messenger, figure, amount: 0 };
      this.#counts.set(key, { ...counted, amount: counted.amount + count });
    }
    return this;
  }

  async count(tx: Transaction): Promise<void> {
    if (this.#counts.size === 0) return;
    const { bot_id } = await tx.db
      .selectFrom('broadcasts')
      .select('bot_id')
      .where('id', '=', this.#broadcastId)
      .executeTakeFirstOrThrow();
    const rows = [...this.#counts.values()].map((one) => ({ ...one, bot_id, at: tx.now }));
    await tx.db.insertInto('statistic_changes').values(rows).execute();
  }
}
