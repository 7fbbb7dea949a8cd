import type { Transaction } from '../store/database.ts';

const GONE_ON = 'restored from a backup, and may have gone on since it was made';
const BEGUN =
  'restored from a backup, and may have gone out since it was made: send it, schedule it anew, or cancel it';
const NEXT = '`retry --unknown` sends it to those who waited then, `resume` leaves them out';

/**
 * Holds every broadcast of a restored backup that would go on, or whose moment has come since; answers how many. Whoever
 * waited when the backup was made may have got it since: they count as unknown.
 */
export async function holdRestored(tx: Transaction): Promise<number> {
  await tx.db
    .updateTable('broadcast_recipients')
    .set({ state: 'unknown', reason: 'restored from a backup', settled_at: tx.now })
    .where('state', 'in', ['waiting', 'sending'])
    .where('broadcast_id', 'in', (query) =>
      query.selectFrom('broadcasts').select('id').where('state', 'in', ['running', 'paused']),
    )
    .execute();
  const [underWay, due] = [
    await tx.db
      .updateTable('broadcasts')
      .set({ state: 'paused', held_because: `${GONE_ON}: ${NEXT}` })
      .where('state', 'in', ['running', 'paused'])
      .executeTakeFirstOrThrow(),
    await tx.db
      .updateTable('broadcasts')
      .set({ state: 'approved', held_because: BEGUN })
      .where('state', '=', 'scheduled')
      .where('due_at', '<=', tx.now)
      .executeTakeFirstOrThrow(),
  ];
  // A reminder that was due since may have gone out: nobody is reminded twice.
  await tx.db
    .updateTable('surveys')
    .set({ remind_at: null })
    .where('reminder_id', 'is', null)
    .where('remind_at', '<=', tx.now)
    .execute();
  return Number(underWay.numUpdatedRows + due.numUpdatedRows);
}
