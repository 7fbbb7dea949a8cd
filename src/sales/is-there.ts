import type { Transaction } from '../store/database.ts';

/** Whether there is somebody to tell: a seller who has left, blocked the bot or been forgotten is told nothing unasked. */
export async function isThere(tx: Transaction, subscriberId: number): Promise<boolean> {
  const row = await tx.db.selectFrom('subscribers').select('state').where('id', '=', subscriberId).executeTakeFirst();
  return row?.state === 'active';
}
