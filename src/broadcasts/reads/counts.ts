import type { RecipientState } from '../../domain/broadcast.ts';
import type { MessengerName } from '../../domain/messenger-name.ts';
import { longRead } from '../../store/long-read.ts';

/** So many recipients of a broadcast ended in this way, for this reason. */
export type RecipientCount = {
  messenger: MessengerName;
  state: RecipientState;
  reason: string | null;
  count: number;
  delivered: number;
  seen: number;
};

/** What became of the recipients of a broadcast, counted. */
export default longRead<{ broadcastId: number }, RecipientCount>(
  import.meta.url,
  async function* (db, { broadcastId }) {
    yield* await db
      .selectFrom('broadcast_recipients')
      .select((select) => [
        'messenger',
        'state',
        'reason',
        select.fn.countAll<number>().as('count'),
        select.fn.count<number>('delivered_at').as('delivered'),
        select.fn.count<number>('seen_at').as('seen'),
      ])
      .where('broadcast_id', '=', broadcastId)
      .groupBy(['messenger', 'state', 'reason'])
      .orderBy('count', 'desc')
      .execute();
  },
);
