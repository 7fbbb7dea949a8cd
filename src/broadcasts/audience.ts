import type { BroadcastAudience } from '../domain/broadcast.ts';
import type { Conditions, Queries } from '../store/database.ts';

/** Subscribers of a bot that an audience means and that can be written to, as a query that may be narrowed further. */
export function audienceOf(db: Queries, botId: string, { messengers }: BroadcastAudience) {
  return db
    .selectFrom('subscribers')
    .where('subscribers.bot_id', '=', botId)
    .where('subscribers.messenger', 'in', messengers)
    .where('subscribers.state', '=', 'active');
}

/** A condition on them: no other account with the same phone, of the same audience, has been used later. */
export function usedLast({ botId, audience }: { botId: string; audience: BroadcastAudience }) {
  return (own: Conditions<'subscribers'>) =>
    own.not(
      own.exists(
        own
          .selectFrom('subscribers as twin')
          .select('twin.id')
          .whereRef('twin.phone', '=', 'subscribers.phone')
          .where('twin.bot_id', '=', botId)
          .where('twin.messenger', 'in', audience.messengers)
          .where('twin.state', '=', 'active')
          .where((is) =>
            is.or([
              is('twin.last_seen_at', '>', is.ref('subscribers.last_seen_at')),
              is.and([
                is('twin.last_seen_at', '=', is.ref('subscribers.last_seen_at')),
                is('twin.id', '>', is.ref('subscribers.id')),
              ]),
            ]),
          ),
      ),
    );
}
