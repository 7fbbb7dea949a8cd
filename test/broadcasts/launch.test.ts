import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/broadcasts/figures.ts';
import { buildFilters } from '../../src/daemon/build-audience.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
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

describe('a broadcast for a segment', () => {
  const NOW = Date.UTC(2026, 2, 5, 10);
  const clock = { ...systemClock, now: () => NOW };
  const PHONE = '380671234567';

  /** Somebody in both messengers, Telegram used last; somebody in Viber; somebody who has blocked the bot. */
  async function start() {
    const store = await openTestStore(clock);
    const office = await broadcastOffice({ store, clock });
    const { segments } = buildFilters({ store, clock, localTime: new LocalTime('Europe/Kyiv') });
    const row = { bot_id: BOT, state_changed_at: 0, created_at: 0, state: 'active' as const };
    const twin = { ...row, phone: PHONE, source: 'poster' };
    await store.write(async (tx) => {
      await tx.db
        .insertInto('subscribers')
        .values([
          { ...twin, id: 1, messenger: 'telegram', external_id: '1', last_seen_at: 20 },
          { ...twin, id: 2, messenger: 'viber', external_id: '2', last_seen_at: 10 },
          { ...row, id: 3, messenger: 'viber', external_id: '3', last_seen_at: 10, source: 'poster' },
          { ...row, id: 4, messenger: 'viber', external_id: '4', last_seen_at: 10 },
          { ...twin, id: 5, messenger: 'viber', external_id: '5', last_seen_at: 30, phone: null, state: 'blocked' },
        ])
        .execute();
      await segments.create(tx, BOT, { name: 'З плакатів', filter: 'source:poster' });
    });
    const draft = { title: 'Акція', content: { text: 'Привіт' }, everyAccount: false };
    const launched = async (whose: { segment?: string; filter?: string }) => {
      const { id } = await office.desk.create(BY, { ...draft, ...whose });
      const plan = await office.desk.plan(await office.all.get(BOT, id));
      await office.desk.send(BY, id, plan.recipients, { window: null, mostPaid: null });
      await office.conductor.run(SIGNAL);
      const rows = await store.read
        .selectFrom('broadcast_recipients')
        .select(['subscriber_id', 'state'])
        .where('broadcast_id', '=', id)
        .orderBy('subscriber_id')
        .execute();
      return { plan, rows: rows.map((one) => [one.subscriber_id, one.state]) };
    };
    return { store, office, segments, draft, launched };
  }

  it('goes to its people, each once in the account used last of those that are meant', async () => {
    const { launched } = await start();
    const { plan, rows } = await launched({ segment: 'з плакатів' });
    expect(plan).toMatchObject({
      recipients: 2,
      messengers: [
        { messenger: 'telegram', recipients: 1, doubles: 0, gone: 0 },
        { messenger: 'viber', recipients: 1, doubles: 1, gone: 1, paid: 1 },
      ],
    });
    expect(rows).toEqual([
      [1, 'waiting'],
      [2, 'left out'],
      [3, 'waiting'],
    ]);
  });

  it('goes to another account when the one used last is not meant', async () => {
    const { launched } = await start();
    expect((await launched({ filter: 'messenger:viber AND phone:*' })).rows).toEqual([[2, 'waiting']]);
  });

  it('keeps the filter that the segment had when it was made', async () => {
    const { store, office, segments, draft } = await start();
    const { id } = await office.desk.create(BY, { ...draft, segment: 'З плакатів' });
    await store.write((tx) => segments.change(tx, BOT, 'З плакатів', { filter: '-source:*' }));
    const { audience } = await office.all.get(BOT, id);
    expect(audience).toMatchObject({ segment: 'З плакатів', filter: 'source:poster' });
    await store.write((tx) => segments.remove(tx, BOT, 'З плакатів'));
    expect((await office.desk.plan(await office.all.get(BOT, id))).recipients).toBe(2);
  });

  it('is refused when there is no such segment, or its filter is wrong', async () => {
    const { office, draft } = await start();
    await expect(office.desk.create(BY, { ...draft, segment: 'Немає' })).rejects.toThrow('there is no segment "Немає"');
    await expect(office.desk.create(BY, { ...draft, filter: 'sales:багато' })).rejects.toThrow('expected a number');
  });

  it('stops and says why when an attribute of its filter is there no more', async () => {
    const { store, office, draft } = await start();
    const audience = { messengers: ['viber' as const], everyAccount: false, filter: 'city:Київ' };
    const id = await store.write((tx) =>
      office.all.create(tx, { ...draft, botId: BOT, audience, createdBy: BY.actor.login }),
    );
    await store.write((tx) =>
      tx.db
        .updateTable('broadcasts')
        .set({ state: 'running', launched_at: 0, audience_upto: 5, resolved_upto: 0, singled_upto: 0 })
        .where('id', '=', id)
        .execute(),
    );
    await office.conductor.run(SIGNAL);
    const stopped = await office.all.get(BOT, id);
    expect(stopped.state).toBe('paused');
    expect(stopped.heldBecause).toContain('there is no field "city"');
  });
});
