import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/broadcasts/figures.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { broadcastOffice } from '../support/broadcast-office.ts';
import { BOT, openTestStore } from '../support/open-store.ts';
import { BY } from './sending-bench.ts';

const PEOPLE = 20_000;
const SIGNAL = new AbortController().signal;

describe('a launch', () => {
  it('takes as long as there are people, not as there are pairs of them', { timeout: 60_000 }, async () => {
    const store = await openTestStore(systemClock);
    const office = await broadcastOffice({ store, clock: systemClock });
    const everybody = Array.from({ length: PEOPLE }, (_, number) => ({
      bot_id: BOT,
      messenger: number % 2 === 0 ? ('telegram' as const) : ('viber' as const),
      external_id: `p${number}`,
      // Every tenth person has both.
      phone: number % 10 === 0 ? null : `38067${1_000_000 + (number % 20 === 1 ? number + 1 : number)}`,
      state: 'active' as const,
      state_changed_at: 0,
      created_at: 0,
      last_seen_at: number,
    }));
    await store.write(async (tx) => {
      for (let at = 0; at < PEOPLE; at += 1_000)
        await tx.db
          .insertInto('subscribers')
          .values(everybody.slice(at, at + 1_000))
          .execute();
    });
    const { id } = await office.desk.create(BY, { title: 'Акція', content: { text: 'Привіт' }, everyAccount: false });
    const { recipients } = await office.desk.plan(await office.all.get(BOT, id));
    expect(recipients).toBe(PEOPLE - PEOPLE / 20);
    await office.desk.send(BY, id, recipients, { window: null, mostPaid: null });
    const begun = performance.now();
    await office.conductor.run(SIGNAL);
    expect((performance.now() - begun) / 1000).toBeLessThan(8);
    const [telegram, viber] = await figuresOf(store, await office.all.get(BOT, id));
    expect([telegram?.recipients, telegram?.leftOut]).toEqual([PEOPLE / 2, 0]);
    expect([viber?.recipients, viber?.leftOut]).toEqual([PEOPLE / 2 - PEOPLE / 20, PEOPLE / 20]);
  });
});
