import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import exceljs from 'exceljs';
import * as fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ROWS_PER_SHEET, type Cell, type Column, type Sheet } from '../../src/workbooks/sheet.ts';
import { readBytes } from '../../src/workbooks/read-bytes.ts';
import { USUAL_LIMITS } from '../../src/workbooks/table.ts';
import { writeXlsx } from '../../src/workbooks/write-xlsx.ts';
import { bytesOf, KYIV, partsOf, textXlsx, xlsxOf } from './written.ts';

const SALES: Column[] = [
  { heading: 'Телефон', kind: 'text' },
  { heading: 'Бали', kind: 'number' },
  { heading: 'Зареєстровано', kind: 'moment' },
  { heading: 'Кінець акції', kind: 'date' },
  { heading: 'Підтверджено', kind: 'flag' },
];
const ROW = ['380671234567', 60, Date.UTC(2026, 6, 1, 21, 30), '2026-07-31', true];

async function opened(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

describe('a workbook', () => {
  it('keeps text, numbers, flags and dates as what they are, moments by the clock on the wall', async () => {
    const book = await opened(await xlsxOf({ name: 'Продажі', columns: SALES, rows: [ROW] }));
    const [sheet] = book.worksheets;
    expect(sheet?.name).toBe('Продажі');
    expect(sheet?.getRow(1).values).toEqual([undefined, ...SALES.map(({ heading }) => heading)]);
    expect(sheet?.getRow(2).values).toEqual([
      undefined,
      '380671234567',
      60,
      new Date('2026-07-02T00:30:00Z'),
      new Date('2026-07-31T00:00:00Z'),
      true,
    ]);
  });

  it('has a heading that is bold, stays in sight and filters, and columns of readable width', async () => {
    const bytes = await xlsxOf({
      name: 'x',
      columns: [...SALES, { heading: 'Ш', kind: 'text', width: 55 }],
      rows: [ROW],
    });
    const sheet = (await opened(bytes)).worksheets[0];
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:F1');
    expect(sheet?.getCell('A1').font?.bold).toBe(true);
    expect(sheet?.getCell('A2').font?.bold).toBeFalsy();
    expect([sheet?.getColumn(1).width, sheet?.getColumn(3).width, sheet?.getColumn(6).width]).toEqual([20, 20, 55]);
  });

  it.each(['=1+1', '+380671234567', '-5', '@SUM(A1)', '\t=1', '007', '1e5', '2026-01-01'])(
    'keeps %j as text, and as text it stays when the cell is edited',
    async (text) => {
      const bytes = await textXlsx(['Поле'], [text]);
      expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toMatch(/<f[ >]/);
      const cell = (await opened(bytes)).worksheets[0]?.getCell('A2');
      expect([cell?.type, cell?.value, cell?.numFmt]).toEqual([exceljs.ValueType.String, text, '@']);
    },
  );

  it('keeps as text what does not fit its column', async () => {
    const columns: Column[] = [
      { heading: 'n', kind: 'number' },
      { heading: 'd', kind: 'date' },
    ];
    const bytes = await xlsxOf({
      name: 'x',
      columns,
      rows: [
        ['багато', '31 липня'],
        [Number.NaN, '2026-99-99'],
      ],
    });
    const sheet = (await opened(bytes)).worksheets[0];
    expect([2, 3].map((row) => sheet?.getRow(row).values)).toEqual([
      [undefined, 'багато', '31 липня'],
      [undefined, 'NaN'],
    ]);
  });

  it('gives every text back, but for what no workbook can hold', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const read = await readBytes(await textXlsx(['a', 'b'], ...rows), USUAL_LIMITS);
        const held = rows.map((row) => row.map(asHeld)).filter((row) => row.some((cell) => cell?.trim()));
        if (!read.ok) throw new Error(read.failure);
        expect(read.value.rows.map(({ cells }) => [cells[0] || null, cells[1] || null])).toEqual(held);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts what is longer than a cell', async () => {
    const sheet = (await opened(await textXlsx(['a'], ['я'.repeat(40_000)]))).worksheets[0];
    expect(sheet?.getCell('A2').value).toMatch(/^я{32766}…$/);
  });

  it('has sheets with names that Excel takes, each once', async () => {
    const names = ['Продажі: [липень]/серпень', 'ПРОДАЖІ', 'продажі', '', "'x'", 'д'.repeat(40), 'д'.repeat(41)];
    const book = await opened(await xlsxOf(...names.map((name) => ({ name, columns: SALES, rows: [] }))));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Продажі   липень  серпень',
      'ПРОДАЖІ',
      'продажі (2)',
      'Sheet',
      'x',
      'д'.repeat(31),
      `${'д'.repeat(27)} (2)`,
    ]);
  });

  it('shows pictures over its cells', async () => {
    const png = await sharp({ create: { width: 4, height: 3, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const pictures = [{ png: new Uint8Array(png), column: 3, row: 1, width: 400, height: 300 }];
    const book = await opened(await xlsxOf({ name: 'x', columns: SALES, rows: [ROW], pictures }));
    expect(book.worksheets[0]?.getCell('A2').value).toBe('380671234567');
    expect(book.worksheets[0]?.getImages()).toMatchObject([{ range: { tl: { nativeCol: 3, nativeRow: 1 } } }]);
    const [image] = book.model.media;
    expect(Buffer.from(new Uint8Array(image?.buffer ?? new ArrayBuffer(0)))).toEqual(png);
  });
});

/** Without what XML cannot hold; a carriage return is a line end in XML. */
function asHeld(text: string): string | null {
  // oxlint-disable-next-line no-control-regex
  const held = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '');
  return held.replace(/\r\n?/g, '\n') || null;
}

describe('a long table', () => {
  it('is taken no faster than the sink takes it, and closed when the sink is gone', async () => {
    const { sheet, state } = counting(100_000);
    const stuck = new Writable({ write: () => {} });
    const writing = writeXlsx(stuck, [sheet], { localTime: KYIV });
    let before = -1;
    while (state.taken !== before) {
      before = state.taken;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(state.taken).toBeLessThan(20_000);
    stuck.destroy(new Error('the reader has gone'));
    await expect(writing).rejects.toThrow('the reader has gone');
    expect(state.closed).toBe(true);
  });

  it('goes on on another sheet when Excel has no more rows', async () => {
    expect(ROWS_PER_SHEET).toBe(1_048_576 - 1);
    const columns: Column[] = [{ heading: 'n', kind: 'number' }];
    const rows = Array.from({ length: 7 }, (_, n) => [n]);
    const options = { localTime: KYIV, rowsPerSheet: 3 };
    const book = await opened(await bytesOf((sink) => writeXlsx(sink, [{ name: 'Багато', columns, rows }], options)));
    expect(book.worksheets.map((sheet) => [sheet.name, ...sheet.getColumn(1).values.slice(1)])).toEqual([
      ['Багато', 'n', 0, 1, 2],
      ['Багато (2)', 'n', 3, 4, 5],
      ['Багато (3)', 'n', 6],
    ]);
  });

  it('that fails takes the sink with it, and says why', async () => {
    async function* rows(): AsyncIterable<Cell[]> {
      yield ROW;
      await Promise.resolve();
      throw new Error('the database has gone');
    }
    const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
    const writing = writeXlsx(sink, [{ name: 'x', columns: SALES, rows: rows() }], { localTime: KYIV });
    await expect(writing).rejects.toThrow('the database has gone');
    expect(sink.destroyed).toBe(true);
  });

  it('says so when the disk is full', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC')) });
    await expect(writeXlsx(sink, [counting(10_000).sheet], { localTime: KYIV })).rejects.toThrow('ENOSPC');
  });
});

/** Rows that hardly compress, counted as they are taken. */
function counting(length: number): { sheet: Sheet; state: { taken: number; closed: boolean } } {
  const state = { taken: 0, closed: false };
  async function* rows(): AsyncIterable<Cell[]> {
    try {
      for (; state.taken < length; state.taken++) yield [randomBytes(600).toString('base64')];
    } finally {
      state.closed = true;
    }
  }
  const columns: Column[] = [{ heading: 'x', kind: 'text' }];
  return { sheet: { name: 'x', columns, rows: Readable.from(rows(), { highWaterMark: 1 }) }, state };
}
