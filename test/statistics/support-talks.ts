import type { Caller } from '../../src/domain/staff.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import type { Store } from '../../src/store/store.ts';
import { DeskWorld } from '../support/desk.ts';
import type { Counted, Talk } from './history.ts';

type Talked = Omit<Counted, 'messenger'>;
type Matter = { openedAt: number; answers: number; stars: number };

/** Talks with support, with a count of its own of what they should add to the statistics. */
export class SupportTalks {
  readonly #matters = new Map<number, Matter>();
  #operator: Caller | undefined;

  async happen(store: Store, seller: Subscriber, deed: Talk, now: number): Promise<Talked[]> {
    const world = DeskWorld.over(store, { now: () => now, sleep: async () => {} });
    const matter = this.#matters.get(seller.id);
    if (deed.do === 'ask') {
      await world.asks(seller);
      if (matter) return [];
      this.#matters.set(seller.id, { openedAt: now, answers: 0, stars: 0 });
      return [{ at: now, figure: 'dialogs' }];
    }
    if (!matter) return [];
    const row = await store.read
      .selectFrom('dialogs')
      .select(['id', 'case_id'])
      .where('subscriber_id', '=', seller.id)
      .executeTakeFirstOrThrow();
    const at = matter.openedAt;
    if (deed.do !== 'rate') {
      this.#operator ??= await world.staff('olena');
      await world.says(this.#operator, row.id);
      const said: Talked = { at: now, figure: 'dialogs.answers' };
      if (++matter.answers > 1) return [said];
      const amount = Math.floor(Math.max(0, now - at) / 1000);
      return [said, { at, figure: 'dialogs.answered' }, { at, figure: 'dialogs.wait-seconds', amount }];
    }
    await store.write((tx) => world.desk.seller.rate(tx, seller.id, row.case_id ?? 0, deed.stars));
    const more: Talked = { at, figure: 'dialogs.stars', amount: deed.stars - matter.stars };
    const isFirst = matter.stars === 0;
    matter.stars = deed.stars;
    return isFirst ? [more, { at, figure: 'dialogs.ratings' }] : [more];
  }

  /** Whoever comes back after having been forgotten has a dialog of their own. */
  forget(subscriberId: number): void {
    this.#matters.delete(subscriberId);
  }
}
