import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { FIGURES } from '../../src/statistics/figures/figures.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { Statistics, type MadeFile } from '../../src/statistics/statistics.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

const TITLES = new Map([[BOT, 'ERGO CLUB']]);
const QUESTION = { bots: [BOT], messengers: ['telegram', 'viber'], by: 'day', from: '2026-10-24' } as const;
const question = () => ({ ...QUESTION, bots: [...QUESTION.bots] });

async function open() {
  const clock = hastyClock(Date.parse('2026-10-25T10:00:00Z'));
  const store = await openTestStore(clock);
  const localTime = new LocalTime('Europe/Kyiv');
  await meet(store, '1');
  await meet(store, '2');
  await meet(store, '3', 'viber');
  return new Statistics({ store, rollUps: new RollUps({ store, localTime }), localTime, clock });
}

async function bytesOf({ content }: MadeFile): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(content));
}

async function bookOf(file: MadeFile): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  const bytes = await bytesOf(file);
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

describe('statistics as a workbook', () => {
  it('say first what each figure means, then the whole span, charts, and each messenger period by period', async () => {
    const statistics = await open();
    const file = await statistics.workbook(question(), { titles: TITLES, language: 'uk' });
    expect(file.name).toBe('statistics-2026-10-24-2026-10-25.xlsx');
    const book = await bookOf(file);
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Що означає',
      'Разом за період',
      'Графіки',
      'Telegram',
      'Viber',
      'усі месенджери',
    ]);
    const [meaning, totals, charts, telegram] = book.worksheets;
    const meanings = meaning?.getColumn(4).values.map(String) ?? [];
    for (const figure of FIGURES) expect(meanings).toContain(figure.meaning.uk);
    expect(charts?.getImages()).toHaveLength(6);
    expect(totals?.getRow(4).getCell(3).value).toBe(3);
    expect(telegram?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(telegram?.getRow(1).getCell(3).value).toBe('Підписники');
    expect(telegram?.getRow(3).getCell(1).value).toEqual(new Date('2026-10-25T00:00:00Z'));
    expect(telegram?.getRow(3).getCell(3).value).toBe(2);
  });

  it('are in English for who wants that, and name the bots when there are several', async () => {
    const statistics = await open();
    const titles = new Map([...TITLES, ['other', 'OTHER']]);
    const asked = { ...question(), bots: [BOT, 'other'], figures: ['sign-ins'] };
    const book = await bookOf(await statistics.workbook(asked, { titles, language: 'en' }));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'What it means',
      'Whole span',
      'ERGO CLUB, Telegram',
      'ERGO CLUB, Viber',
      'ERGO CLUB, all messengers',
      'OTHER, Telegram',
      'OTHER, Viber',
      'OTHER, all messengers',
    ]);
  });

  it('go without pictures when they are ten years of days, and still come', { timeout: 120_000 }, async () => {
    const statistics = await open();
    const asked = { ...question(), bots: [BOT, 'b', 'c'], from: '2016-10-01' };
    const bytes = await bytesOf(await statistics.workbook(asked, { titles: TITLES, language: 'uk' }));
    expect(bytes.length).toBeGreaterThan(500_000);
  });
});

describe('statistics as a chart', () => {
  it('show one figure messenger by messenger', async () => {
    const statistics = await open();
    const wanted = { titles: TITLES, language: 'uk', size: { width: 800, height: 400 } } as const;
    const asked = { ...question(), figures: ['subscribers'] };
    const svg = String(await bytesOf(await statistics.chart(asked, { ...wanted, format: 'svg' })));
    for (const text of ['Підписники', 'осіб', 'Telegram', 'Viber', '2026-10-24']) expect(svg).toContain(text);
    const png = await statistics.chart(asked, { ...wanted, format: 'png' });
    expect(png.name).toBe('subscribers-2026-10-24-2026-10-25.png');
    expect((await bytesOf(png)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('show several figures for all messengers together', async () => {
    const statistics = await open();
    const size = { width: 800, height: 400 };
    const asked = { ...question(), figures: ['sales.refused', 'sales.registered'] };
    const chart = await statistics.chart(asked, { titles: TITLES, language: 'en', size, format: 'svg' });
    const svg = String(await bytesOf(chart));
    expect(svg).toContain('Registered, Refused');
    expect(svg).not.toContain('Viber');
  });
});
