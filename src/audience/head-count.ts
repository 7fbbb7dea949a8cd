import { MESSENGERS, type MessengerName } from '../domain/messenger-name.ts';
import type { LongReadOptions } from '../store/long-reads.ts';
import { readApart } from '../store/query-read.ts';
import type { Store } from '../store/store.ts';
import { rankedOf, type Audience } from './people.ts';

/** How many of an audience are in a messenger, and to how many of these no message can go, by the reason. */
export type MessengerCount = {
  messenger: MessengerName;
  people: number;
  reachable: number;
  unsubscribed: number;
  blocked: number;
};

/** `members`: persons, of the reachable ones; who has an account in both messengers is one. */
export type HeadCount = { people: number; reachable: number; members: number; messengers: MessengerCount[] };

/** Counts an audience in a worker thread. */
export async function countHeads(store: Store, audience: Audience, options?: LongReadOptions): Promise<HeadCount> {
  const accounts = rankedOf(store.read, audience).select(['messenger', 'state']);
  const groups = await readApart(
    store.long,
    store.read
      .selectFrom(accounts.as('accounts'))
      .select((eb) => ['messenger', 'state', eb.fn.countAll<number>().as('people')])
      .select((eb) => eb.fn.countAll<number>().filterWhere('place', '=', 1).as('members'))
      .groupBy(['messenger', 'state']),
    options,
  );
  const messengers = (audience.messengers ?? MESSENGERS).map((messenger): MessengerCount => {
    const here = (state: string) =>
      groups.find((group) => group.messenger === messenger && group.state === state)?.people ?? 0;
    const [reachable, unsubscribed, blocked] = [here('active'), here('unsubscribed'), here('blocked')];
    return { messenger, people: reachable + unsubscribed + blocked, reachable, unsubscribed, blocked };
  });
  const total = (column: 'people' | 'reachable') => messengers.reduce((sum, one) => sum + one[column], 0);
  const members = groups.filter(({ state }) => state === 'active').reduce((sum, group) => sum + group.members, 0);
  return { people: total('people'), reachable: total('reachable'), members, messengers };
}
