import { peopleOf } from '../../src/audience/people.ts';
import { describe, expect, it } from 'vitest';
import { BOT } from '../support/open-store.ts';
import { audienceWorld, populate } from './population.ts';

const PHONE = '380671234567';

describe('tags', () => {
  it('are put on a member and taken away; one that nobody has is gone', async () => {
    const { store, tags } = await audienceWorld();
    const change = (add: string[], remove: string[] = []) =>
      store.write((tx) => tags.change(tx, BOT, PHONE, { add, remove }));
    expect(await change(['VIP', ' постійний   клієнт '])).toEqual({ before: [], after: ['VIP', 'постійний клієнт'] });
    expect(await change(['vip', 'новий'], ['Постійний Клієнт', 'інший'])).toEqual({
      before: ['VIP', 'постійний клієнт'],
      after: ['VIP', 'новий'],
    });
    expect(await tags.list(BOT)).toEqual([
      { name: 'VIP', members: 1 },
      { name: 'новий', members: 1 },
    ]);
    expect(await tags.of('other', PHONE)).toEqual([]);
  });

  it.each(['', ' ', 'a"b', 'я'.repeat(41), 'a\0'])('are not called %j', async (name) => {
    const { store, tags } = await audienceWorld();
    const adding = store.write((tx) => tags.change(tx, BOT, PHONE, { add: [name], remove: [] }));
    await expect(adding).rejects.toThrow(/expected 1 to 40 characters/);
  });

  it('are put on many members at once, each member once, and taken away', async () => {
    const world = await audienceWorld();
    const { store, tags, filters } = world;
    await populate(world, [
      { phone: PHONE },
      { phone: PHONE, messenger: 'viber' },
      { messenger: 'viber', tags: ['літо'] },
      { messenger: 'telegram' },
      { bot: 'other', messenger: 'viber' },
      { messenger: 'viber', forgotten: true },
    ]);
    const audience = { botId: BOT, condition: await filters.read(BOT, 'messenger:viber') };
    const rows = await peopleOf(store.read, audience).select('subscribers.member').execute();
    const change = (add: string[], remove: string[]) =>
      store.write((tx) =>
        tags.changeMany(
          tx,
          BOT,
          rows.map(({ member }) => member),
          { add, remove },
        ),
      );
    expect(await change(['Літо'], [])).toBe(1);
    expect(await tags.list(BOT)).toEqual([{ name: 'літо', members: 2 }]);
    expect(await change([], ['ЛІТО'])).toBe(2);
    expect(await tags.list(BOT)).toEqual([]);
  });
});
