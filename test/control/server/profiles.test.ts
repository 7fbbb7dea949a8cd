import { beforeEach, describe, expect, test } from 'vitest';
import type { ControlClient } from '../../../src/control/client.ts';
import { contract } from '../../../src/control/contract.ts';
import { readTableFile } from '../../../src/workbooks/table-reader.ts';
import { ControlPlane } from '../../support/control.ts';
import { meet } from '../../support/open-store.ts';

const { profiles, attributes } = contract;
const bot = 'ergo-club';
const PHONE = '380671234567';

let plane: ControlPlane;
let client: ControlClient;
/** Олена in both messengers, Олег in one, and somebody without a number. */
let ids: { olena: number; olenaViber: number; oleh: number; nobody: number };

beforeEach(async () => {
  plane = await ControlPlane.open();
  client = await plane.administrator();
  ids = {
    olena: await somebody('1', { name: 'Олена Коваль', username: 'olena', phone: PHONE }),
    olenaViber: await somebody('2', { name: 'Олена', phone: PHONE }, 'viber'),
    oleh: await somebody('3', { name: 'Олег', phone: '380501112233' }),
    nobody: await somebody('4', { name: 'Без номера' }),
  };
  const city = { key: 'city', label: 'Місто', type: 'text' } as const;
  const visits = { key: 'visits', label: 'Візити', type: 'number' } as const;
  for (const body of [city, visits]) await client.call(attributes.define, { params: { bot }, body });
});

async function somebody(
  account: string,
  { phone, ...who }: { name: string; username?: string; phone?: string },
  messenger: 'telegram' | 'viber' = 'telegram',
): Promise<number> {
  const { store, audience } = plane.parts;
  await audience.profiles.meet({ botId: bot, messenger }, { id: account, ...who }, plane.parts.clock.now());
  const met = await meet(store, account, messenger);
  await audience.profiles.meet({ botId: bot, messenger }, { id: account, ...who }, plane.parts.clock.now());
  if (phone !== undefined) await store.write((tx) => audience.profiles.rememberPhone(tx, met, phone));
  return met.id;
}

type Query = { search?: string; filter?: string; order?: 'phone' | 'name'; descending?: boolean; limit?: number };

const list = async (query: Query & { cursor?: string }) => client.call(profiles.list, { params: { bot }, query });
const found = async (query: Query) => (await list(query)).items.map(({ id }) => id);
const show = async (who: string) => (await client.call(profiles.show, { params: { bot, who } })).items;
const audited = async (action: string) => (await plane.parts.audit.list({ limit: 500, action })).map((row) => row);

describe('profiles', () => {
  test.each([
    ['067 123-45-67'],
    ['+38 (067) 123 45 67'],
    ['80671234567'],
    ['67123'],
    ['4567'],
    ['067-123'],
    ['олена'],
    ['@OLENA'],
  ])('are found by %s', async (search) => {
    expect((await found({ search, order: 'phone' })).includes(ids.olena)).toBe(true);
    expect(await found({ search })).not.toContain(ids.oleh);
  });

  test('are found by a number that they had earlier', async () => {
    const { store, audience } = plane.parts;
    const oleh = await meet(store, '3');
    await store.write((tx) => audience.profiles.rememberPhone(tx, oleh, '380931112233'));
    expect(await found({ search: '050 111 22 33' })).toEqual([ids.oleh]);
    expect(await found({ search: '38050111' })).toEqual([ids.oleh]);
  });

  test('are not looked for by two digits', async () => {
    await expect(found({ search: '06' })).rejects.toThrow('search: found 2 digits, expected at least 3 of a phone');
  });

  test.each([
    [false, ['nobody', 'oleh', 'olena', 'olenaViber']],
    [true, ['olenaViber', 'olena', 'oleh', 'nobody']],
  ] as const)('are listed by phone, page by page, turned round: %s', async (descending, order) => {
    const pages: number[] = [];
    for (let cursor: string | undefined, page = 0; page < 6; page++) {
      const { items, next } = await list({ order: 'phone', descending, limit: 1, ...(cursor && { cursor }) });
      pages.push(...items.map(({ id }) => id));
      if (next === undefined) break;
      cursor = next;
    }
    expect(pages).toEqual(order.map((name) => ids[name]));
  });

  test('are listed by members: in which messengers each phone is', async () => {
    const { items } = await client.call(profiles.revealMembers, { params: { bot }, query: {} });
    expect(items.map(({ phone, accounts }) => [phone, accounts.map(({ messenger, id }) => [messenger, id])])).toEqual([
      ['380501112233', [['telegram', ids.oleh]]],
      [
        PHONE,
        [
          ['telegram', ids.olena],
          ['viber', ids.olenaViber],
        ],
      ],
    ]);
    const { items: masked } = await client.call(profiles.members, { params: { bot }, query: {} });
    expect(JSON.stringify(masked)).not.toContain(PHONE);
  });

  test('show the last token and phones masked, and whole when they are revealed, which is noted', async () => {
    const { store, audience } = plane.parts;
    await store.write((tx) => audience.sessions.begin(tx, ids.olena, PHONE, '0123456789abcdef'));
    const [shown] = await show(String(ids.olena));
    expect(JSON.stringify(shown)).not.toMatch(/380671234567|456789/);
    expect(shown).toMatchObject({ phone: '38067*****67', session: { token: '0123…', endedAt: null } });
    expect(await audited('profiles.reveal')).toEqual([]);
    const { items } = await client.call(profiles.reveal, { params: { bot, who: PHONE } });
    expect(items).toMatchObject([{ phone: PHONE, session: { token: '0123456789abcdef' } }, { session: null }]);
    expect(await audited('profiles.reveal')).toMatchObject([
      { target: `${ids.olena} ${ids.olenaViber}`, login: 'admin' },
    ]);
  });

  test('say when there is nobody like that', async () => {
    await expect(show('999')).rejects.toThrow('there is no profile "999"');
    await expect(show('0631112233')).rejects.toThrow('no account has this phone number');
  });
});

describe('tags and attributes', () => {
  test('belong to all accounts of a phone, and are in the audit log', async () => {
    const params = { bot, who: String(ids.olena) };
    await client.call(profiles.tag, { params, body: { add: ['VIP', 'новий'] } });
    await client.call(profiles.tag, { params, body: { remove: ['НОВИЙ'] } });
    await client.call(profiles.set, { params, body: { values: { city: 'Київ', visits: '3,5' } } });
    const [viber] = await show(String(ids.olenaViber));
    expect(viber?.tags).toEqual(['VIP']);
    expect(viber?.attributes.map(({ key, value }) => [key, value])).toEqual([
      ['city', 'Київ'],
      ['visits', '3.5'],
    ]);
    expect(await found({ filter: 'tag:vip AND visits:>3', order: 'phone' })).toEqual([ids.olena, ids.olenaViber]);
    expect(await audited('profiles.set')).toMatchObject([
      { target: String(ids.olena), after: { city: 'Київ', visits: '3.5' } },
    ]);
  });

  test('are refused with what is expected, and nothing is half-done', async () => {
    const setting = client.call(profiles.set, {
      params: { bot, who: PHONE },
      body: { values: { city: 'Київ', visits: 'багато' } },
    });
    await expect(setting).rejects.toThrow('visits: found "багато", expected a number');
    expect((await show(PHONE))[0]?.attributes).toEqual([]);
  });

  test('are put on everybody of a filter', async () => {
    const many = (query: { filter?: string }) =>
      client.call(profiles.tagMany, { params: { bot }, query, body: { add: ['літо'] } });
    expect(await many({ filter: 'phone:*' })).toEqual({ changed: 2 });
    expect(await found({ filter: '-tag:літо' })).toEqual([ids.nobody]);
    await expect(many({})).rejects.toThrow('expected whose tags are to be changed');
  });
});

describe('an import', () => {
  const upload = (rows: string[], query: { dryRun?: boolean; skip?: boolean } = {}) =>
    client.call(profiles.import, { params: { bot }, query, body: Buffer.from(rows.join('\n')) });
  const good = ['Телефон;Місто;visits;tags', '067 123-45-67;Київ;7;VIP, новий', '+380501112233;;2;'];

  test('sets attributes and tags by phone; empty cells change nothing; a dry run sets nothing', async () => {
    expect(await upload(good, { dryRun: true })).toMatchObject({ dryRun: true, set: 2, refused: 0, rows: [] });
    expect((await show(PHONE))[0]?.attributes).toEqual([]);
    await upload(good);
    expect((await show(PHONE))[1]).toMatchObject({
      tags: ['VIP', 'новий'],
      attributes: [{ value: 'Київ' }, { value: '7' }],
    });
    await upload(['phone;city;visits', '0671234567;;8']);
    expect((await show(PHONE))[0]?.attributes.map(({ value }) => value)).toEqual(['Київ', '8']);
  });

  const bad = [...good, '06712;Київ;1;', '0671234567;Київ;1;', '0631112233;Київ;1;', '0501112233;Київ;сім;'];
  const problems = [
    { row: 4, kind: 'refused', problems: ['phone: found "06712", expected a number as in 0671234567'] },
    { row: 5, kind: 'refused', problems: ['phone: it stands in row 2 already'] },
    { row: 6, kind: 'nobody', problems: [] },
    {
      row: 7,
      kind: 'refused',
      problems: ['phone: it stands in row 3 already', 'visits: found "сім", expected a number, for example 12.5'],
    },
  ];

  test('tells every row that is not understood, and sets none', async () => {
    expect(await upload(bad)).toEqual({ dryRun: false, set: 0, refused: 3, nobody: 1, rows: problems });
    expect((await show(PHONE))[0]?.attributes).toEqual([]);
  });

  test('sets the others when such rows are to be skipped', async () => {
    expect(await upload(bad, { skip: true })).toEqual({ dryRun: false, set: 2, refused: 3, nobody: 1, rows: problems });
    expect((await show(PHONE))[0]?.attributes).toHaveLength(2);
  });

  test.each([
    [['city;visits', 'Київ;1'], 'expected a column "phone"'],
    [['phone;Адреса', '0671234567;x'], 'found "Адреса", expected phone, tags or attributes (city, visits)'],
  ])('refuses columns that are not known: %j', async (rows, message) => {
    await expect(upload(rows)).rejects.toThrow(message);
  });

  test('takes what an export wrote', async () => {
    await upload(good);
    const { content } = await client.download(profiles.export, { params: { bot }, query: { filter: 'phone:*' } });
    const bytes = Buffer.concat(await Array.fromAsync<Buffer>(content));
    const table = await readTableFile(bytes);
    expect(table.ok && table.value.rows.map(({ cells }) => [cells[1], cells[14], cells[15], cells[16]])).toEqual([
      [PHONE, 'VIP, новий', 'Київ', 7],
      [PHONE, 'VIP, новий', 'Київ', 7],
      ['380501112233', null, null, 2],
    ]);
    const again = await client.call(profiles.import, { params: { bot }, query: { skip: true }, body: bytes });
    expect(again).toMatchObject({ set: 2, refused: 1 });
  });
});

describe('whoever is forgotten', () => {
  test('is gone in all accounts of the phone, with certificates that name nobody', async () => {
    const params = { bot, who: PHONE };
    await client.call(profiles.set, { params, body: { values: { city: 'Київ' } } });
    await client.call(profiles.tag, { params, body: { add: ['VIP'] } });
    const { certificates } = await client.call(profiles.forget, { params });
    expect(certificates.map(({ subscriber }) => subscriber)).toEqual([ids.olena, ids.olenaViber]);
    expect(await found({ order: 'phone' })).toEqual([ids.nobody, ids.oleh]);
    const log = await plane.parts.audit.list({ limit: 500 });
    expect(log.filter(({ action }) => action === 'profiles.forget')).toHaveLength(2);
    expect(JSON.stringify(log)).not.toMatch(/380671234567|Олена|olena|Київ|VIP/);
    await expect(client.call(profiles.forget, { params })).rejects.toThrow('no account has this phone number');
  });
});
