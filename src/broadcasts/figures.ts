import type { MessengerName } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';
import type { Broadcast } from './broadcasts.ts';
import countsRead, { type RecipientCount } from './reads/counts.ts';

/** What became of a broadcast in one messenger. `delivered` and `seen` are told by Viber alone: null elsewhere. */
export type MessengerFigures = {
  messenger: MessengerName;
  recipients: number;
  waiting: number;
  sending: number;
  sent: number;
  delivered: number | null;
  seen: number | null;
  blocked: number;
  failed: number;
  unknown: number;
  leftOut: number;
  /** Why people did not get it, the most frequent first. */
  reasons: { state: string; reason: string; count: number }[];
};

/** Counts what became of the recipients, without holding anybody up. */
export async function figuresOf(store: Store, { id, audience, state }: Broadcast): Promise<MessengerFigures[]> {
  const counts = await Array.fromAsync(store.long.rows(countsRead, { broadcastId: id }));
  return audience.messengers.map((messenger) =>
    figures(
      messenger,
      counts.filter((one) => one.messenger === messenger).map((one) => (state === 'cancelled' ? dropped(one) : one)),
    ),
  );
}

/** Whoever still waited for a broadcast that was cancelled does not get it. */
function dropped(count: RecipientCount): RecipientCount {
  return count.state === 'waiting' ? { ...count, state: 'left out', reason: 'cancelled' } : count;
}

function figures(messenger: MessengerName, counts: RecipientCount[]): MessengerFigures {
  const sum = (of: RecipientCount[], what: 'count' | 'delivered' | 'seen' = 'count') =>
    of.reduce((total, one) => total + one[what], 0);
  const inState = (state: RecipientCount['state']) => sum(counts.filter((one) => one.state === state));
  const leftOut = inState('left out');
  const tellsReceipts = messenger === 'viber';
  return {
    messenger,
    recipients: sum(counts) - leftOut,
    waiting: inState('waiting'),
    sending: inState('sending'),
    sent: inState('sent'),
    delivered: tellsReceipts ? sum(counts, 'delivered') : null,
    seen: tellsReceipts ? sum(counts, 'seen') : null,
    blocked: inState('blocked'),
    failed: inState('failed'),
    unknown: inState('unknown'),
    leftOut,
    reasons: counts.flatMap(({ state, reason, count }) =>
      reason !== null && state !== 'waiting' && state !== 'sending' ? [{ state, reason, count }] : [],
    ),
  };
}
