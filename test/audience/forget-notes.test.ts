import { describe, expect, it } from 'vitest';
import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { BOT } from '../support/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { audienceWorld, populate, type Somebody } from './population.ts';

const PHONE = '380671234567';

async function start(people: Somebody[]) {
  const world = await audienceWorld();
  await world.define('city', 'text');
  await world.define('city', 'text', 'other');
  const ids = await populate(world, people);
  const profiles = new Profiles({ store: world.store });
  const forgetting = new Forgetting({ store: world.store, photoFolder: await temporaryFolder() });
  const person = async (place: number): Promise<Subscriber> => {
    const found = await profiles.byId(ids[place] ?? 0);
    if (!found) throw new Error('nobody is there');
    return found;
  };
  const forget = async (place: number) => {
    const who = await person(place);
    return world.store.write((tx) => forgetting.forget(tx, who));
  };
  const noted = async (member: string, bot = BOT) => ({
    city: (await world.notes.of(bot, member)).map(({ value }) => value),
    tags: await world.tags.of(bot, member),
  });
  return { ...world, ids, profiles, person, forget, forgetting, noted };
}

const KNOWN = { tags: ['vip'], notes: { city: 'Київ' } };

describe('whoever is forgotten', () => {
  it('takes along what was noted of them, under all their numbers and without one, in their bot only', async () => {
    const { forget, noted, tags, store } = await start([
      { phone: PHONE, earlierPhones: ['380501234567'], ...KNOWN },
      { bot: 'other', phone: PHONE, ...KNOWN },
      { ...KNOWN },
    ]);
    await store.write((tx) => tags.change(tx, BOT, '380501234567', { add: ['давній'], remove: [] }));
    await forget(0);
    for (const member of [PHONE, '380501234567']) expect(await noted(member)).toEqual({ city: [], tags: [] });
    expect(await noted(PHONE, 'other')).toEqual({ city: ['Київ'], tags: ['vip'] });
    expect(await tags.list(BOT)).toEqual([{ name: 'vip', members: 1 }]);
    await forget(2);
    expect(await tags.list(BOT)).toEqual([]);
    expect(await store.read.selectFrom('attribute_values').select('member').execute()).toEqual([{ member: PHONE }]);
  });

  it('leaves it to another account with the same number', async () => {
    const { forget, noted } = await start([
      { phone: PHONE, ...KNOWN },
      { phone: PHONE, messenger: 'viber' },
    ]);
    await forget(0);
    expect(await noted(PHONE)).toEqual({ city: ['Київ'], tags: ['vip'] });
    await forget(1);
    expect(await noted(PHONE)).toEqual({ city: [], tags: [] });
  });

  it('is nowhere to be found, and the proof of it says nothing of the person', async () => {
    const { forget, meant, ids, clock } = await start([
      { name: 'Олена', username: 'olena', phone: PHONE, ...KNOWN, sales: [{}, { state: 'captured' }] },
    ]);
    const certificate = await forget(0);
    expect(await meant('')).toEqual([]);
    expect(certificate).toEqual({
      subscriber: ids[0],
      botId: BOT,
      messenger: 'telegram',
      at: clock.now(),
      erased: {
        attributes: 1,
        tags: 1,
        phones: 1,
        batches: 0,
        broadcasts: 0,
        messages: 0,
        photos: 0,
        'club sessions': 0,
        'fate checks': 0,
        conversations: 0,
        actions: 0,
        updates: 0,
        'survey answers': 0,
      },
      kept: { sales: 2 },
    });
    expect(JSON.stringify(certificate)).not.toMatch(/Олена|olena|67123|Київ|vip/);
  });
});

describe('what was under way when somebody was forgotten', () => {
  it('is cleared with the other traces', async () => {
    const { forget, person, profiles, store, forgetting } = await start([{ name: 'Олена', phone: PHONE }]);
    const seller = await person(0);
    await forget(0);
    await store.write(async (tx) => {
      await profiles.rememberPhone(tx, seller, PHONE);
      await profiles.rememberSource(tx, seller, 'poster');
    });
    await forgetting.clearTraces();
    const [row] = await store.read.selectFrom('subscribers').selectAll().execute();
    expect(row).toMatchObject({ phone: null, source: null, name: null, state: 'unsubscribed' });
    expect(await store.read.selectFrom('subscriber_phones').selectAll().execute()).toEqual([]);
  });
});

describe('what is noted of an account without a number', () => {
  it('becomes the member’s with the first number, and adds to what is noted of that', async () => {
    const { person, profiles, noted, store, ids } = await start([
      { notes: { city: 'Одеса' }, tags: ['новий'] },
      { phone: PHONE, messenger: 'viber', ...KNOWN },
      { notes: { city: 'Львів' } },
    ]);
    const [first, third] = [await person(0), await person(2)];
    await store.write((tx) => profiles.rememberPhone(tx, first, PHONE));
    expect(await noted(PHONE)).toEqual({ city: ['Київ'], tags: ['vip', 'новий'] });
    expect(await noted(`#${ids[0]}`)).toEqual({ city: [], tags: [] });
    await store.write((tx) => profiles.rememberPhone(tx, third, '380931112233'));
    expect(await noted('380931112233')).toEqual({ city: ['Львів'], tags: [] });
  });
});
