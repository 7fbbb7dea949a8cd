import type { Filters } from '../audience/filters.ts';
import { rankedOf } from '../audience/people.ts';
import type { BroadcastAudience } from '../domain/broadcast.ts';
import type { Clock } from '../domain/clock.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import { readApart } from '../store/query-read.ts';
import type { Store } from '../store/store.ts';
import { audienceOf } from './audience.ts';

/** Viber takes no money for what goes to somebody within a day after they have written (Viber, Chatbot payments). */
const FREE_AFTER_A_WORD = 24 * 60 * 60_000;

/** Whom an audience means in one messenger, and who of them is left out. */
export type MessengerPlan = {
  messenger: MessengerName;
  recipients: number;
  /** Have left the bot, or blocked it. */
  gone: number;
  /** Get it in another account of theirs, which they used later. */
  doubles: number;
  /** To be paid for. */
  paid: number;
};

/** Whom a broadcast would reach now in each of its messengers, counted in a worker thread. */
export async function readPlan(
  { store, filters, clock }: { store: Store; filters: Filters; clock: Clock },
  { botId, audience }: { botId: string; audience: BroadcastAudience },
): Promise<MessengerPlan[]> {
  const everybody = { ...(await audienceOf(filters, botId, audience)), reachable: false };
  const accounts = rankedOf(store.read, everybody).select(['messenger', 'state', 'last_seen_at']);
  const paidBefore = clock.now() - FREE_AFTER_A_WORD;
  const rows = await readApart(
    store.long,
    store.read
      .selectFrom(accounts.as('accounts'))
      .select((eb) => {
        const count = eb.fn.countAll<number>();
        const reached = eb.and([eb('state', '=', 'active'), ...(audience.everyAccount ? [] : [eb('place', '=', 1)])]);
        return [
          'messenger',
          count.filterWhere('state', '=', 'active').as('reachable'),
          count.filterWhere('state', '<>', 'active').as('gone'),
          count.filterWhere(reached).as('recipients'),
          count.filterWhere(eb.and([reached, eb('last_seen_at', '<', paidBefore)])).as('paid'),
        ];
      })
      .groupBy('messenger'),
  );
  return audience.messengers.map((messenger) => {
    const found = rows.find((row) => row.messenger === messenger);
    const { reachable, gone, recipients, paid } = found ?? { reachable: 0, gone: 0, recipients: 0, paid: 0 };
    return { messenger, recipients, gone, doubles: reachable - recipients, paid: messenger === 'viber' ? paid : 0 };
  });
}
