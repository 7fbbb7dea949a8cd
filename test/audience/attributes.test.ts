import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/app-error.ts';
import { BOT } from '../support/open-store.ts';
import { audienceWorld, populate, type AudienceWorld } from './population.ts';

const PHONE = '380671234567';

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  return error instanceof AppError ? `${error.code}: ${error.message}` : `not refused: ${String(error)}`;
}

const note = ({ store, notes }: AudienceWorld, key: string, given: string | null) =>
  store.write((tx) => notes.set(tx, BOT, PHONE, { key, given }));

describe('the attributes of a bot', () => {
  it('are a closed list: defined, given other labels, removed with all their values', async () => {
    const world = await audienceWorld();
    const { attributes, store, notes } = world;
    const defined = await world.define('city', 'text');
    expect(defined).toMatchObject({ before: null, after: { key: 'city', label: 'city', type: 'text' } });
    await store.write((tx) => attributes.relabel(tx, BOT, 'city', '  Місто '));
    expect(await attributes.list(BOT)).toMatchObject([{ key: 'city', label: 'Місто', type: 'text' }]);
    expect(await attributes.list('other')).toEqual([]);
    await note(world, 'city', 'Київ');
    await store.write((tx) => attributes.remove(tx, BOT, 'city'));
    expect(await notes.of(BOT, PHONE)).toEqual([]);
    expect(await refused(note(world, 'city', 'Київ'))).toBe(
      'not found: there is no attribute "city"; there are: none yet',
    );
  });

  it.each([
    ['Місто', 'usage: key: found "Місто", expected small latin letters'],
    ['1a', 'usage: key'],
    ['phone', 'conflict: "phone" is the name of a field'],
    ['survey', 'conflict: "survey" is the name of a field'],
    ['city', 'conflict: the attribute "city" is there already'],
  ])('cannot be called %s', async (key, told) => {
    const world = await audienceWorld();
    await world.define('city', 'text');
    expect(await refused(world.define(key, 'text'))).toContain(told);
  });

  it('stay while a segment uses them', async () => {
    const world = await audienceWorld();
    const { attributes, segments, store } = world;
    await world.define('city', 'text');
    await store.write((tx) => segments.create(tx, BOT, { name: 'Кияни', filter: 'tag:vip OR -(city:Київ)' }));
    const removing = () => store.write((tx) => attributes.remove(tx, BOT, 'city'));
    expect(await refused(removing())).toMatch(/^conflict: .*used by the segment "Кияни"/);
    await store.write((tx) => segments.remove(tx, BOT, 'кияни'));
    expect(await refused(removing())).toMatch(/^not refused/);
  });
});

describe('what is noted', () => {
  it.each([
    ['text', ' Київ ', 'Київ'],
    ['number', '1 234,50', '1234.5'],
    ['number', '−7', '-7'],
    ['date', '31.03.2026', '2026-03-31'],
    ['date', '2026-03-31 12:00:00', '2026-03-31'],
    ['date', '1/2/2026', '2026-02-01'],
    ['boolean', 'Так', 'true'],
    ['boolean', '0', 'false'],
    ['boolean', 'ІСТИНА', 'true'],
  ] as const)('as %s may be written %j', async (type, given, kept) => {
    const world = await audienceWorld();
    await world.define('it', type);
    expect(await note(world, 'it', given)).toEqual({ before: null, after: kept });
    expect(await world.notes.of(BOT, PHONE)).toEqual([{ key: 'it', label: 'it', type, value: kept }]);
    expect(await note(world, 'it', null)).toEqual({ before: kept, after: null });
    expect(await world.notes.of(BOT, PHONE)).toEqual([]);
  });

  it.each([
    ['text', ' ', 'a text of 1 to 500 characters'],
    ['text', 'я'.repeat(501), 'a text of 1 to 500 characters'],
    ['number', '12abc', 'a number, for example 12.5'],
    ['number', '1e999', 'a number'],
    ['number', '', 'a number'],
    ['date', '31.02.2026', 'a date, for example 2026-03-31 or 31.03.2026'],
    ['date', 'вчора', 'a date'],
    ['boolean', 'може', 'yes or no'],
  ] as const)('as %s is not %j', async (type, given, expected) => {
    const world = await audienceWorld();
    await world.define('it', type);
    expect(await refused(note(world, 'it', given))).toContain(`usage: it: found "${given}", expected ${expected}`);
  });

  it('is of the person, whichever account they use', async () => {
    const world = await audienceWorld();
    await world.define('city', 'text');
    const ids = await populate(world, [{ phone: PHONE }, { phone: PHONE, messenger: 'viber' }, {}]);
    await note(world, 'city', 'Київ');
    expect(await world.meant('city:київ')).toEqual(ids.slice(0, 2));
  });
});
