import type { Transaction } from '../store/database.ts';
import { keepFate } from './said.ts';

/** The messenger says that somebody is not to be reached any more: nothing of what waits for them goes out. */
export async function giveUpOn(tx: Transaction, subscriberId: number, reason: string): Promise<void> {
  const dropped = await tx.db
    .updateTable('outbox')
    .set({ state: 'blocked', error: reason, settled_at: tx.now })
    .where('subscriber_id', '=', subscriberId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute();
  await keepFate(
    tx,
    dropped.map(({ id }) => id),
    { state: 'failed', reason },
  );
  await tx.db
    .updateTable('subscribers')
    .set({ state: 'blocked', state_changed_at: tx.now })
    .where('id', '=', subscriberId)
    .where('state', '=', 'active')
    .execute();
}
