import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Transaction } from '../../../src/store/database.ts';
import { BOT } from '../../support/open-store.ts';
import { audienceWorld, populate } from '../population.ts';
import { meaning, NOW, population } from './reference.ts';

/** A world with the attributes that the reference speaks of. */
async function world() {
  const made = await audienceWorld();
  expect(made.clock.now()).toBe(NOW);
  for (const [key, type] of [
    ['city', 'text'],
    ['visits', 'number'],
    ['born', 'date'],
    ['vip', 'boolean'],
  ] as const)
    await made.define(key, type);
  return made;
}

async function forgetAll({ db }: Transaction): Promise<void> {
  for (const table of ['tag_members', 'tags', 'attribute_values', 'sales', 'subscriber_phones', 'subscribers'] as const)
    await db.deleteFrom(table).execute();
}

async function refusal(reading: Promise<unknown>): Promise<string> {
  const error = await reading.catch((thrown: unknown) => thrown);
  if (error instanceof AppError && error.code === 'usage') return error.message;
  throw new Error(`not refused: ${String(error)}`);
}

describe('a filter', () => {
  it('means whom it says, in whatever population', async () => {
    const here = await world();
    await fc.assert(
      fc.asyncProperty(population, fc.array(meaning, { minLength: 20, maxLength: 20 }), async (people, filters) => {
        await here.store.write(forgetAll);
        const ids = await populate(here, people);
        for (const { text, holds } of filters)
          expect([text, await here.meant(text)]).toEqual([text, ids.filter((_, place) => holds(people[place] ?? {}))]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('of everybody means all of the bot, but nobody of another and nobody who has been forgotten', async () => {
    const here = await world();
    const [first] = await populate(here, [{}, { bot: 'other' }, { forgotten: true }]);
    expect(await here.meant('')).toEqual([first]);
    expect(await here.meant('-tag:x')).toEqual([first]);
  });

  it('sees the tags, notes and sales of its own bot only', async () => {
    const here = await world();
    await here.define('city', 'text', 'other');
    const phone = '380671234567';
    await populate(here, [{ phone }, { bot: 'other', phone, tags: ['vip'], notes: { city: 'Київ' }, sales: [{}] }]);
    for (const filter of ['tag:vip', 'city:Київ', 'sales.any:>0']) expect(await here.meant(filter)).toEqual([]);
    expect(await here.meant('tag:vip city:Київ sales:1', 'other')).toHaveLength(1);
  });
});

describe('a filter that means nothing', () => {
  it.each([
    ['mesenger:viber', 'there is no field "mesenger"; did you mean "messenger"?\n  mesenger:viber\n  ^^^^^^^^'],
    ['tag:x AND sity:Київ', 'there is no field "sity"; did you mean "city"?\n  tag:x AND sity:Київ\n            ^^^^'],
    ['messenger:vibr', 'expected telegram or viber; did you mean "viber"?\n  messenger:vibr\n            ^^^^'],
    ['tag.x:vip', 'expected "tag" without anything after it\n  tag.x:vip\n  ^^^^^'],
    ['vip:perhaps', 'expected yes or no\n  vip:perhaps\n      ^^^^^^^'],
  ])('%j is told of with its place', async (text, told) => {
    const { filters } = await world();
    expect(await refusal(filters.read(BOT, text))).toBe(`filter: ${told}`);
  });

  it.each([
    ['sales:many', /expected a number, as in >=3, or a range/],
    ['sales.registred:>1', /expected registered, refused.*did you mean "registered"\?/],
    ['sales.30x:>1', /or a time: 30d, 2026-07/],
    ['seen:7d', /expected <7d for less than that ago, >7d for longer ago/],
    ['seen:yesterday', /expected a day, month or year/],
    ['seen:2026-02-30', /expected a day, month or year/],
    ['seen:[1 TO 2]', /expected a day, month or year/],
    ['tag:>vip', /expected a text/],
    ['phone:12345', /expected a number, as in 0671234567/],
    ['visits:>=x', /expected a number/],
    ['born:soon', /expected a day, month or year/],
    ['toString:x', /there is no field "toString"/],
    ['sales.constructor:>1', /expected registered/],
  ])('%j is refused with what is expected', async (text, told) => {
    const { filters } = await world();
    expect(await refusal(filters.read(BOT, text))).toMatch(told);
  });

  it('is refused and never worse, and what is read never fails as SQL', async () => {
    const here = await world();
    await populate(here, [{ phone: '380671234567', tags: ['vip'], notes: { city: 'Київ' }, sales: [{}] }]);
    const fields = here.fields.all().map(({ name }) => name);
    const values = [
      "'",
      '"',
      "';drop table subscribers;--",
      '%',
      '_',
      '\\',
      '*',
      '?',
      '[1 TO 2]',
      '>=',
      '0x',
      '1e9',
      '-1',
      '9'.repeat(30),
      'NaN',
      'ї',
      '\0',
      '2026',
      '5d',
      '99999d',
      '0001',
      '2999-12-31',
      'null',
      'true',
    ];
    const term = fc
      .tuple(
        fc.constantFrom(...fields, 'city', 'visits', 'born', 'vip', 'nothing'),
        fc.constantFrom('', '.30d', '.any', '.2026', '.x', '..', '.since-2026'),
        fc.constantFrom(':', ':=', ':>', ':<='),
        fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 8 })),
        fc.boolean(),
      )
      .map(
        ([field, part, operator, value, quoted]) => field + part + operator + (quoted ? JSON.stringify(value) : value),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(term, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(' ', ' OR ', ' -'),
        async (terms, join) => {
          const told = await here.meant(terms.join(join)).catch((error: unknown) => refusal(Promise.reject(error)));
          expect(told).toBeDefined();
        },
      ),
      { numRuns: 1500 },
    );
    expect(await here.meant('tag:vip')).toHaveLength(1);
  }, 60_000);
});
