import { beforeEach, describe, expect, test } from 'vitest';
import type { ControlClient } from '../../../src/control/client.ts';
import { contract } from '../../../src/control/contract.ts';
import { readTableFile } from '../../../src/workbooks/table-reader.ts';
import { ControlPlane } from '../../support/control.ts';

const { texts } = contract;
const bot = 'ergo-club';
const KEY = 'general.not-understood';

let plane: ControlPlane;
let client: ControlClient;

beforeEach(async () => {
  plane = await ControlPlane.open();
  client = await plane.administrator();
});

const show = (key = KEY) => client.call(texts.show, { params: { bot, key } });
const set = (source: string, key = KEY) => client.call(texts.set, { params: { bot, key }, body: { source } });

async function exported() {
  const { content } = await client.download(texts.export, { params: { bot } });
  return Buffer.concat(await Array.fromAsync<Buffer>(content));
}

const csv = (...rows: string[]) => Buffer.from(['Key,Text', ...rows].join('\n'));
const upload = (body: Uint8Array<ArrayBuffer>, dryRun = false) =>
  client.call(texts.import, { params: { bot }, query: { dryRun }, body });

describe('a text', () => {
  test('is what staff wrote from the moment it is set, with who wrote it, and the program’s own after a reset', async () => {
    const { original } = await show();
    await set('Вибачте, не зрозумів');
    expect(plane.parts.texts.wordsOf(bot).say(KEY).text).toBe('Вибачте, не зрозумів');
    expect(await show()).toMatchObject({ source: 'Вибачте, не зрозумів', original, own: { actor: 'admin' } });
    await client.call(texts.reset, { params: { bot, key: KEY } });
    const { items } = await client.call(texts.history, { params: { bot }, query: { key: KEY } });
    expect(items.map(({ kind, after }) => [kind, after])).toEqual([
      ['reset', original],
      ['set', 'Вибачте, не зрозумів'],
    ]);
    const audit = await plane.parts.audit.list({ target: KEY, limit: 10 });
    expect(audit.map(({ action, before }) => [action, before])).toEqual([
      ['texts.reset', 'Вибачте, не зрозумів'],
      ['texts.set', original],
    ]);
  });

  test('of one bot is not that of another', async () => {
    await set('Вибачте, не зрозумів');
    const other = await client.call(texts.show, { params: { bot: 'other-club', key: KEY } });
    expect(other.own).toBeUndefined();
  });

  test('that cannot be is refused with place and reason, and nothing changes', async () => {
    const { source } = await show('sale.saved');
    await expect(set('Номер {serail} збережено', 'sale.saved')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/^source: Line 1, column 7: .*serial/),
    });
    expect((await show('sale.saved')).source).toBe(source);
    await expect(show('no.such')).rejects.toMatchObject({ code: 'not found' });
  });

  test('is shown as each messenger would, with given values', async () => {
    const params = { bot, key: 'sale.saved' };
    const body = { source: '*Номер* {serial} збережено', values: { serial: 'AB12' } };
    const { items } = await client.call(texts.preview, { params, body });
    expect(items.map(({ messenger, text, entities }) => [messenger, text, entities?.length ?? 0])).toEqual([
      ['telegram', 'Номер AB12 збережено', 1],
      ['viber', '*Номер* AB12 збережено', 0],
    ]);
  });
});

describe('a file of texts', () => {
  test('is read back as it was written: nothing to set', async () => {
    const report = await upload(await exported());
    expect(report).toMatchObject({ changed: 0, refused: 0 });
    expect(report.rows.length).toBeGreaterThan(100);
    expect(new Set(report.rows.map(({ state }) => state))).toEqual(new Set(['same']));
  });

  test('sets what somebody has changed in it, and a dry run only says so', async () => {
    const table = await readTableFile(await exported());
    expect(table.ok && table.value.heading.slice(0, 2)).toEqual(['Key', 'Text']);
    const file = csv(`${KEY},Вибачте`, 'menu.home,🏠 Додому');
    expect(await upload(file, true)).toMatchObject({ dryRun: true, changed: 2 });
    expect((await show()).own).toBeUndefined();
    expect(await upload(file)).toMatchObject({ dryRun: false, changed: 2, refused: 0 });
    expect((await show()).source).toBe('Вибачте');
    expect((await show('menu.home')).source).toBe('🏠 Додому');
  });

  test('of which one row is refused sets none, and names each row that is wrong', async () => {
    const report = await upload(csv(`${KEY},Вибачте`, 'sale.saved,{serail}', 'no.such,Що', `${KEY},Двічі`));
    expect(report).toMatchObject({ changed: 0, refused: 3 });
    expect(report.rows.map(({ row, state }) => [row, state])).toEqual([
      [2, 'held back'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
    ]);
    expect((await show()).own).toBeUndefined();
  });

  test.each([
    ['no table', Buffer.from([0, 1, 2, 3]), 'neither'],
    ['other columns', Buffer.from('Ключ,Текст\na,b\n'), 'expected columns "Key" and "Text"'],
    ['nothing', Buffer.alloc(0), 'no rows'],
  ])('that is %s is refused', async (_what, body, why) => {
    await expect(upload(body)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(why) });
  });
});
