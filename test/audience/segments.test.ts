import { describe, expect, it } from 'vitest';
import { countHeads } from '../../src/audience/head-count.ts';
import { peopleOf, rankedOf } from '../../src/audience/people.ts';
import { BOT } from '../support/open-store.ts';
import { audienceWorld, populate } from './population.ts';

const PHONE = '380671234567';
const DAY = 86_400_000;

async function start() {
  const world = await audienceWorld();
  const { store, segments } = world;
  const create = (name: string, filter: string, bot = BOT) =>
    store.write((tx) => segments.create(tx, bot, { name, filter }));
  return { ...world, create };
}

describe('a segment', () => {
  it('is created, found by its name in whatever capitals, changed and removed', async () => {
    const { store, segments, create, clock } = await start();
    const { after } = await create(' Сплячі  продавці ', 'seen:>90d');
    expect(after).toMatchObject({ name: 'Сплячі продавці', filter: 'seen:>90d', createdAt: clock.now() });
    expect(await segments.get(BOT, 'СПЛЯЧІ продавці')).toEqual(after);
    await clock.advance(1_000);
    const to = { name: 'сплячі Продавці', filter: 'seen:>30d' };
    const changed = await store.write((tx) => segments.change(tx, BOT, 'сплячі продавці', to));
    expect(changed).toEqual({ before: after, after: { ...after, ...to, changedAt: clock.now() } });
    expect(await segments.list(BOT)).toEqual([changed.after]);
    expect(await store.write((tx) => segments.remove(tx, BOT, 'Сплячі продавці'))).toMatchObject({ after: null });
    expect(await segments.list(BOT)).toEqual([]);
  });

  it('is not found in another bot', async () => {
    const { store, segments, create } = await start();
    await create('vip', 'tag:vip', 'other');
    await expect(segments.get(BOT, 'vip')).rejects.toMatchObject({ code: 'not found' });
    await expect(store.write((tx) => segments.remove(tx, BOT, 'vip'))).rejects.toMatchObject({ code: 'not found' });
    expect(await segments.list('other')).toHaveLength(1);
  });

  it.each([
    ['', 'tag:x', /name: expected 1 to 60/],
    ['a"b', 'tag:x', /name: expected 1 to 60/],
    ['a', ' ', /filter: expected a filter; everybody needs no segment/],
    ['a', 'tag:x OR', /filter: the filter breaks off here\n {2}tag:x OR\n {10}\^/],
    ['VIP', 'tag:x', /there is a segment "vip" already/],
  ])('called %j with the filter %j is refused, and nothing is kept', async (name, filter, told) => {
    const { create, segments } = await start();
    await create('vip', 'tag:vip');
    await expect(create(name, filter)).rejects.toThrow(told);
    expect(await segments.list(BOT)).toHaveLength(1);
  });

  it('cannot take the name of another', async () => {
    const { store, segments, create } = await start();
    await create('one', 'tag:x');
    await create('two', 'tag:x');
    const renaming = store.write((tx) => segments.change(tx, BOT, 'two', { name: 'ONE' }));
    await expect(renaming).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('an audience', () => {
  it('is counted by messenger, with those whom no message reaches and why', async () => {
    const world = await start();
    await populate(world, [
      { phone: PHONE },
      { phone: PHONE, messenger: 'viber' },
      { state: 'blocked' },
      { state: 'unsubscribed', messenger: 'viber' },
      { messenger: 'viber' },
      { bot: 'other' },
      { forgotten: true },
    ]);
    const count = await countHeads(world.store, { botId: BOT });
    expect(count).toEqual({
      people: 5,
      reachable: 3,
      members: 2,
      messengers: [
        { messenger: 'telegram', people: 2, reachable: 1, unsubscribed: 0, blocked: 1 },
        { messenger: 'viber', people: 3, reachable: 2, unsubscribed: 1, blocked: 0 },
      ],
    });
    const some = { botId: BOT, condition: await world.filters.read(BOT, 'phone:*'), messengers: ['viber'] as const };
    expect(await countHeads(world.store, some)).toEqual({
      people: 1,
      reachable: 1,
      members: 1,
      messengers: [{ messenger: 'viber', people: 1, reachable: 1, unsubscribed: 0, blocked: 0 }],
    });
  });

  it('has each member once, in the account used last of those that are meant and can be reached', async () => {
    const world = await start();
    const now = world.clock.now();
    const [old, viber, blocked, alone] = await populate(world, [
      { phone: PHONE, seen: now - 3 * DAY },
      { phone: PHONE, messenger: 'viber', seen: now - DAY },
      { phone: PHONE, seen: now, state: 'blocked' },
      {},
    ]);
    const firsts = async (filter: string, reachable: boolean) => {
      const audience = { botId: BOT, condition: await world.filters.read(BOT, filter), reachable };
      const rows = await rankedOf(world.store.read, audience).select('id').orderBy('id').execute();
      return rows.filter(({ place }) => place === 1).map(({ id }) => id);
    };
    expect(await firsts('', true)).toEqual([viber, alone]);
    expect(await firsts('messenger:telegram', true)).toEqual([old, alone]);
    expect(await firsts('', false)).toEqual([viber, blocked, alone]);
  });

  it('goes into a table in one statement', async () => {
    const world = await start();
    const [first] = await populate(world, [{ tags: ['vip'] }, {}]);
    const condition = await world.filters.read(BOT, 'tag:vip');
    await world.store.write((tx) =>
      tx.db
        .insertInto('fate_checks')
        .columns(['subscriber_id', 'next_check_at', 'checks_without_news'])
        .expression(
          peopleOf(tx.db, { botId: BOT, condition, reachable: true }).select((eb) => [
            'id',
            eb.val(tx.now).as('at'),
            eb.val(0).as('checks'),
          ]),
        )
        .execute(),
    );
    const rows = await world.store.read.selectFrom('fate_checks').select('subscriber_id').execute();
    expect(rows).toEqual([{ subscriber_id: first }]);
  });
});
