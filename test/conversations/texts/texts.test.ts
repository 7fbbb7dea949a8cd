import { describe, expect, it } from 'vitest';
import { destinationByLabel } from '../../../src/conversations/navigation.ts';
import { Texts } from '../../../src/conversations/texts/texts.ts';
import type { Transaction } from '../../../src/store/database.ts';
import type { Store } from '../../../src/store/store.ts';
import { FORMS } from '../../support/forms.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BOT, openTestStore } from '../../support/open-store.ts';
import { recordedLog } from '../../support/recorded-log.ts';

const OTHER = 'ergo-service';
const MARIA = 'Марія';
const START = 1_760_000_000_000;

async function texts(given?: Store, clock = new ManualClock(START)) {
  const store = given ?? (await openTestStore(clock));
  const changed: string[] = [];
  const log = recordedLog();
  const onChange = (botId: string, key: string) => void changed.push(`${botId} ${key}`);
  const service = new Texts({ store, bots: [BOT, OTHER], forms: FORMS, log, onChange });
  await service.load();
  const set = (key: string, source: string, actor = MARIA, botId = BOT) => service.set({ botId, key, source, actor });
  return { service, store, clock, changed, log, set };
}

describe('setting a text', () => {
  it('lets this bot say it from then on, and no other', async () => {
    const { service, set, changed } = await texts();
    const result = await set('sale.next', 'Чекаю *наступний*.');
    expect(result).toMatchObject({
      ok: true,
      value: { source: 'Чекаю *наступний*.', own: { actor: MARIA, changedAt: START, problems: [] } },
    });
    expect(service.wordsOf(BOT).say('sale.next').text).toBe('Чекаю наступний.');
    expect(service.wordsOf(OTHER).say('sale.next').text).toBe('Можете одразу надіслати наступний номер.');
    expect(changed).toEqual([`${BOT} sale.next`]);
  });

  it('is refused with everything that is wrong, and then changes nothing', async () => {
    const { service, set, changed } = await texts();
    const result = await set('sale.bad-serial', '*Номер {seril}');
    expect(result).toMatchObject({ ok: false, failure: [{ kind: 'unknown placeholder' }] });
    expect((await service.show(BOT, 'sale.bad-serial')).own).toBeUndefined();
    expect(await service.history(BOT)).toEqual([]);
    expect(changed).toEqual([]);
  });

  it('takes white space and the line end of an editor off, and keeps those within', async () => {
    const { service, set } = await texts();
    await set('welcome.back', '\r\n Вітаю!\r\n\r\nЗ поверненням. \r\n');
    expect((await service.show(BOT, 'welcome.back')).source).toBe('Вітаю!\n\nЗ поверненням.');
  });

  it('does what is to be done with it in the same transaction, or neither', async () => {
    const { service, store } = await texts();
    const change = { botId: BOT, key: 'sale.next', source: 'Далі.', actor: MARIA };
    const note = (tx: Transaction) =>
      tx.db.insertInto('action_sets').values({ hash: 'audit', actions: '[]', stored_at: tx.now }).execute();
    await service.set({ ...change, also: note });
    expect(await store.read.selectFrom('action_sets').select('hash').execute()).toEqual([{ hash: 'audit' }]);

    const fails = service.set({ ...change, source: 'Інше.', also: () => Promise.reject(new Error('full disk')) });
    await expect(fails).rejects.toThrow('full disk');
    expect((await service.show(BOT, 'sale.next')).source).toBe('Далі.');
    await service.set({ ...change, key: 'sale.bad-serial', also: () => Promise.reject(new Error('never asked')) });
  });

  it('is still said after a restart', async () => {
    const { store, set } = await texts();
    await set('sale.next', 'Далі.');
    const { service } = await texts(store);
    expect(service.wordsOf(BOT).say('sale.next').text).toBe('Далі.');
  });
});

describe('history', () => {
  it('tells who changed what when, resets too, the newest first', async () => {
    const { service, set, clock } = await texts();
    await set('sale.next', 'Перше.');
    await clock.advance(1_000);
    await set('sale.next', 'Друге.', 'Олег');
    await clock.advance(1_000);
    await service.reset({ botId: BOT, key: 'sale.next', actor: MARIA });
    await set('welcome.back', 'Вітаю знову!');
    await set('sale.next', 'Чуже.', MARIA, OTHER);

    const original = 'Можете одразу надіслати наступний номер.';
    expect(await service.history(BOT, 'sale.next')).toEqual([
      { key: 'sale.next', kind: 'reset', before: 'Друге.', after: original, actor: MARIA, at: START + 2_000 },
      { key: 'sale.next', kind: 'set', before: 'Перше.', after: 'Друге.', actor: 'Олег', at: START + 1_000 },
      { key: 'sale.next', kind: 'set', before: original, after: 'Перше.', actor: MARIA, at: START },
    ]);
    expect(await service.history(BOT)).toHaveLength(4);
  });

  it('is not made by what changes nothing', async () => {
    const { service, set } = await texts();
    await service.reset({ botId: BOT, key: 'sale.next', actor: MARIA });
    await set('sale.next', 'Можете одразу надіслати наступний номер.');
    await set('welcome.back', 'Вітаю!');
    await set('welcome.back', 'Вітаю!', 'Олег');
    expect(await service.history(BOT)).toHaveLength(1);
    expect((await service.show(BOT, 'welcome.back')).own?.actor).toBe(MARIA);
  });
});

describe('finding texts', () => {
  it('lists every text with what staff need to know of it', async () => {
    const { service } = await texts();
    const all = await service.list(BOT);
    expect(all.length).toBeGreaterThan(200);
    expect(all.find((state) => state.key === 'sale.bad-serial')).toEqual({
      key: 'sale.bad-serial',
      use: 'message',
      says: 'Error 16: incorrect serial.',
      placeholders: [
        { name: 'serial', type: 'text', says: 'A serial number.', example: 'E32G0000078040', required: true },
      ],
      source: 'Програма не знає номера {serial}. Звірте його з наклейкою на товарі й надішліть ще раз.',
      original: 'Програма не знає номера {serial}. Звірте його з наклейкою на товарі й надішліть ще раз.',
    });
  });

  it.each([
    ['a key', 'bad-serial'],
    ['a description', 'incorrect serial'],
    ['words in any case', 'ПРОГРАМА не ЗНАЄ'],
    ['words as sellers read them, values and all', 'номера E32G0000078040'],
    ['words that stand apart', 'наклейкою програма'],
  ])('finds by %s', async (_what, words) => {
    const { service } = await texts();
    expect((await service.search(BOT, words)).map(({ key }) => key)).toContain('sale.bad-serial');
  });

  it('finds the own text and the original, across formatting; and not what holds only a part', async () => {
    const { service, set } = await texts();
    await set('sign-in.done', 'Добридень, *{person}*, заходьте');
    const keys = async (words: string) => (await service.search(BOT, words)).map(({ key }) => key);
    expect(await keys('олена, заходьте')).toEqual(['sign-in.done']);
    expect(await keys('увійшли як')).toEqual(['sign-in.done']);
    expect(await keys('увійшли зебра')).toEqual([]);
  });

  it('an unknown text or bot is not found, and the likely one is named', async () => {
    const { service, set } = await texts();
    await expect(service.show(BOT, 'sale.nxt')).rejects.toMatchObject({
      code: 'not found',
      message: 'There is no text sale.nxt. Did you mean sale.next?',
    });
    await expect(service.list('ergo-clb')).rejects.toThrow('There is no bot ergo-clb. Did you mean ergo-club?');
    await expect(set('__proto__', 'а')).rejects.toMatchObject({ code: 'not found' });
  });
});

describe('labels of the menu', () => {
  it('lead where they led before they were changed, however often', async () => {
    const { service, set } = await texts();
    const words = service.wordsOf(BOT);
    const balance = destinationByLabel('💰 Баланс', words);
    await set('menu.balance', '💰 Рахунок');
    await set('menu.balance', '💰 Бали');
    for (const label of ['💰 Баланс', '💰 Рахунок', ' 💰 Бали '])
      expect(destinationByLabel(label, words)).toEqual(balance);
    await service.reset({ botId: BOT, key: 'menu.balance', actor: MARIA });
    expect(destinationByLabel('💰 Бали', words)).toEqual(balance);
    expect(destinationByLabel('💰 Бали', service.wordsOf(OTHER))).toBeUndefined();
  });

  it('can be told from each other: no button takes what another is called or has been called', async () => {
    const { service, set } = await texts();
    await set('menu.balance', '💰 Рахунок');
    for (const label of ['🎁 Акції', '💰 Рахунок', '💰 Баланс'])
      expect(await set('menu.support', label)).toMatchObject({ ok: false, failure: [{ kind: 'label taken' }] });
    expect(await service.check(BOT, 'menu.balance', '💰 Баланс')).toEqual([]);
    expect(await service.check(OTHER, 'menu.support', '💰 Рахунок')).toEqual([]);
    expect(await service.check(BOT, 'me.back', '🎁 Акції')).toEqual([]);
  });
});

it('an own text that a newer catalogue does not allow is not said, but shown with what is wrong', async () => {
  const { store } = await texts();
  const row = { bot_id: BOT, actor: MARIA, changed_at: START };
  await store.write((tx) =>
    tx.db
      .insertInto('own_texts')
      .values([
        { ...row, key: 'sale.bad-serial', source: 'Номер {number}' },
        { ...row, key: 'gone', source: 'Нема' },
      ])
      .execute(),
  );
  const { service, log } = await texts(store);
  expect(service.wordsOf(BOT).say('sale.bad-serial', { serial: 'A1' }).text).toContain('Програма не знає номера A1');
  expect(await service.show(BOT, 'sale.bad-serial')).toMatchObject({
    source: expect.stringContaining('Програма не знає'),
    own: { source: 'Номер {number}', problems: [{ kind: 'unknown placeholder' }] },
  });
  expect(log.lines.filter((line) => line.includes('does not fit'))).toHaveLength(1);
});

describe('a preview', () => {
  it('shows what goes out: entities in Telegram, signs in Viber', async () => {
    const { service } = await texts();
    const source =
      '*{model}*: [умови](https://ergo.example), № {serial}, {points, plural, one {# бал} few {# бали} many {# балів} other {# бала}}';
    const shown = await service.preview(BOT, 'sale.registered', { source, values: { points: '21', serial: '*A*' } });
    expect(shown).toEqual({
      ok: true,
      value: [
        {
          messenger: 'telegram',
          text: 'ERGO 32GHS5500: умови, № *A*, 21 бал',
          entities: [
            { type: 'bold', offset: 0, length: 14 },
            { type: 'text_link', offset: 16, length: 5, url: 'https://ergo.example' },
          ],
          length: 36,
          most: 4096,
        },
        {
          messenger: 'viber',
          text: '*ERGO 32GHS5500:* умови – https://ergo.example , № ∗A∗, 21 бал',
          length: 62,
          most: 7000,
        },
      ],
    });
  });

  it('shows the text as it stands with examples; a label as it is, a command only where there are commands', async () => {
    const { service, set } = await texts();
    await set('menu.balance', '💰 Бали');
    expect(await service.preview(BOT, 'menu.balance')).toMatchObject({
      value: [
        { messenger: 'telegram', text: '💰 Бали', length: 7, most: 64 },
        { messenger: 'viber', text: '💰 Бали', length: 7, most: 250 },
      ],
    });
    expect(await service.preview(BOT, 'command.balance')).toMatchObject({
      value: [{ messenger: 'telegram', text: 'Мій баланс', most: 256 }],
    });
    expect(await service.preview(BOT, 'batch.photo')).toMatchObject({
      value: [{ text: 'Фото 42' }, { text: 'Фото 42' }],
    });
  });

  it.each([
    [{ points: 'багато' }, '{points} is a number, and “багато” is none.'],
    [{ serail: 'A1' }, 'This text has no placeholder {serail}. Did you mean {serial}?'],
  ])('refuses %j', async (values, says) => {
    const { service } = await texts();
    expect(await service.preview(BOT, 'sale.registered', { values })).toMatchObject({ ok: false, failure: [{ says }] });
  });

  it('refuses what is no choice, and a text that could not be set', async () => {
    const { service } = await texts();
    const preview = await service.preview(BOT, 'me.confirm', { source: '{valu}', values: { field: 'age' } });
    expect(preview).toMatchObject({
      ok: false,
      failure: [
        { says: 'This text has no placeholder {valu}. Did you mean {value}?' },
        { says: '{field} is one of lastName, name, patronymic, email, not “age”.' },
      ],
    });
  });
});
