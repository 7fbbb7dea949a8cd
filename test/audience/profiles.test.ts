import { describe, expect, it } from 'vitest';
import { Profiles } from '../../src/audience/profiles.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, openTestStore } from '../support/open-store.ts';

const WHO = { botId: BOT, messenger: 'viber' as const };

async function open() {
  const clock = new ManualClock();
  const store = await openTestStore(clock);
  const profiles = new Profiles({ store });
  const row = () => store.read.selectFrom('subscribers').selectAll().executeTakeFirstOrThrow();
  return { clock, store, profiles, row };
}

describe('a profile', () => {
  it('is made at the first word and is the same at the next', async () => {
    const { clock, profiles, store } = await open();
    const met = await Promise.all([1, 2, 3].map(() => profiles.meet(WHO, { id: 'ann', name: 'Ann' }, clock.now())));
    expect(new Set(met.map(({ id }) => id)).size).toBe(1);
    expect(met[0]).toMatchObject({
      botId: BOT,
      messenger: 'viber',
      externalId: 'ann',
      name: 'Ann',
      state: 'active',
      phone: null,
    });
    await profiles.meet({ ...WHO, messenger: 'telegram' }, { id: 'ann' }, clock.now());
    await profiles.meet({ ...WHO, botId: 'other' }, { id: 'ann' }, clock.now());
    expect(await store.read.selectFrom('subscribers').select('id').execute()).toHaveLength(3);
  });

  it('takes over what the messenger newly says, and loses nothing that it leaves out', async () => {
    const { clock, profiles, row } = await open();
    await profiles.meet(WHO, { id: 'ann', name: 'Ann', country: 'UA', language: 'uk' }, clock.now());
    await profiles.meet(WHO, { id: 'ann', name: 'Anna', device: 'iPhone' }, clock.now());
    await profiles.meet(WHO, { id: 'ann' }, clock.now());
    expect(await row()).toMatchObject({ name: 'Anna', country: 'UA', language: 'uk', device: 'iPhone' });
  });

  it('knows when its person was last there, to the minute', async () => {
    const { clock, profiles, row } = await open();
    await profiles.meet(WHO, { id: 'ann' }, clock.now());
    const first = clock.now();
    await clock.advance(30_000);
    await profiles.meet(WHO, { id: 'ann' }, clock.now());
    expect((await row()).last_seen_at).toBe(first);
    await clock.advance(31_000);
    await profiles.meet(WHO, { id: 'ann' }, clock.now());
    expect(await row()).toMatchObject({ last_seen_at: clock.now(), created_at: first });
  });

  it('keeps the first source, and every number ever used', async () => {
    const { clock, profiles, store, row } = await open();
    const ann = await profiles.meet(WHO, { id: 'ann' }, clock.now());
    for (const source of ['poster', 'friend']) await store.write((tx) => profiles.rememberSource(tx, ann, source));
    for (const phone of ['380671234567', '380931234567', '380671234567']) {
      await clock.advance(1_000);
      await store.write((tx) => profiles.rememberPhone(tx, ann, phone));
    }
    expect(await row()).toMatchObject({ source: 'poster', phone: '380671234567' });
    const phones = await store.read.selectFrom('subscriber_phones').selectAll().orderBy('first_used_at').execute();
    expect(phones.map(({ phone }) => phone)).toEqual(['380671234567', '380931234567']);
    expect(phones[0]?.last_used_at).toBe(clock.now());
  });
});
