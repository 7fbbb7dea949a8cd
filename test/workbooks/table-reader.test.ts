import exceljs from 'exceljs';
import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../../src/workbooks/read-bytes.ts';
import { describeFault, USUAL_LIMITS, type ReadTable, type TableLimits } from '../../src/workbooks/table.ts';
import { readTableFile } from '../../src/workbooks/table-reader.ts';
import { writeCsv } from '../../src/workbooks/write-csv.ts';
import { bytesOf, KYIV, textXlsx, xlsxOf } from './written.ts';

async function tableOf(bytes: Uint8Array): Promise<ReadTable> {
  const read = await readBytes(bytes, USUAL_LIMITS);
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}

async function faultOf(bytes: Uint8Array, limits: Partial<TableLimits> = {}): Promise<string> {
  const read = await readBytes(bytes, { ...USUAL_LIMITS, ...limits });
  return read.ok ? JSON.stringify(read.value) : read.failure;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** As a Ukrainian Windows writes it; letters that are not in windows-1251 are not wanted here. */
function windows1251(text: string): Uint8Array {
  const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
}

const CSV = 'Телефон;Місто\r\n380671234567;Київ\r\n\r\n380501112233;"Їжакове; село"\r\n';
const READ: ReadTable = {
  heading: ['Телефон', 'Місто'],
  rows: [
    { number: 2, cells: ['380671234567', 'Київ'] },
    { number: 4, cells: ['380501112233', 'Їжакове; село'] },
  ],
};

describe('a CSV file', () => {
  it.each([
    ['UTF-8', utf8(CSV)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${CSV}`)],
    ['windows-1251', windows1251(CSV)],
    ['UTF-16', utf16(CSV)],
    ['with a line about the separator', utf8(`sep=;\r\n${CSV}`)],
  ])('is read: %s', async (_name, bytes) => {
    expect(await tableOf(bytes)).toEqual(READ);
  });

  it.each([',', ';', '\t'])('is read whatever divides its columns: %j', async (separator) => {
    const text = `Телефон${separator}"Назва, 32"" ; дюйми"\n067${separator}32" ТВ\n`;
    expect(await tableOf(utf8(text))).toEqual({
      heading: ['Телефон', 'Назва, 32" ; дюйми'],
      rows: [{ number: 2, cells: ['067', '32" ТВ'] }],
    });
  });

  it('of one column, and with rows that are short or long, is read', async () => {
    expect((await tableOf(utf8('Телефон\n067\n'))).rows).toEqual([{ number: 2, cells: ['067'] }]);
    const { rows } = await tableOf(utf8('a;b\n1\n1;2;3\n'));
    expect(rows.map(({ cells }) => cells)).toEqual([['1'], ['1', '2']]);
  });

  it('that we wrote gives back what was written', async () => {
    const columns = [{ heading: 'a', kind: 'text' as const }];
    const texts = ['=1+1', '-5', 'просто', "'лапка", 'а;б'];
    const bytes = await bytesOf((sink) => writeCsv(sink, { columns, rows: texts.map((text) => [text]) }, KYIV));
    expect((await tableOf(bytes)).rows.map(({ cells }) => cells[0])).toEqual(texts);
  });

  it('that breaks off within quotes is damaged', async () => {
    expect(await faultOf(utf8('a;b\n"без кінця;1\n'))).toBe('damaged');
  });
});

describe('a workbook', () => {
  it('gives numbers, flags, dates and texts of its first sheet, with the numbers of its rows', async () => {
    const bytes = await xlsxOf(
      {
        name: 'x',
        columns: [
          { heading: ' Телефон ', kind: 'number' },
          { heading: 'День', kind: 'date' },
          { heading: 'Коли', kind: 'moment' },
          { heading: 'Так', kind: 'flag' },
        ],
        rows: [[380671234567, '2026-07-01', Date.UTC(2026, 6, 1), true], [], [380501112233]],
      },
      { name: 'y', columns: [{ heading: 'інше', kind: 'text' }], rows: [['інше']] },
    );
    expect(await tableOf(bytes)).toEqual({
      heading: ['Телефон', 'День', 'Коли', 'Так'],
      rows: [
        { number: 2, cells: [380671234567, '2026-07-01', '2026-07-01 03:00:00', true] },
        { number: 4, cells: [380501112233] },
      ],
    });
  });

  it('is read past all that is no cell, and says what its formulas and rich texts say', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('прихований', { state: 'hidden' }).addRow(['секрет']);
    const sheet = book.addWorksheet('видимий');
    sheet.addRow(['Телефон', 'Місто', 'Сайт', 'Рік']);
    sheet.addRow([
      { formula: '"380"&"671234567"', result: '380671234567' },
      { richText: [{ text: 'Ки' }, { text: 'їв', font: { bold: true } }] },
      { text: 'наш сайт', hyperlink: 'https://club.ergo-global.com/' },
      { error: '#N/A' },
    ]);
    sheet.mergeCells('A10:C12');
    sheet.getCell('A2').dataValidation = { type: 'list', formulae: ['"a,b"'] };
    sheet.getCell('B2').note = 'примітка';
    sheet.addImage(book.addImage({ base64: 'iVBORw0KGgo=', extension: 'png' }), 'B2:D6');
    const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
    // As when a whole sheet was marked before something was chosen for it in Excel.
    for (const [name, content] of Object.entries(parts))
      if (/worksheets\/sheet\d/.test(name))
        parts[name] = strToU8(strFromU8(content).replaceAll(/"(?:A10:C12|A2)"/g, '"A1:XFD1048576"'));
    const { heading, rows } = await tableOf(zipSync(parts));
    expect(heading).toEqual(['Телефон', 'Місто', 'Сайт', 'Рік']);
    expect(rows).toEqual([{ number: 2, cells: ['380671234567', 'Київ', 'наш сайт', '#N/A'] }]);
  });

  it('is damaged when it is cut off, and not one when it is another archive', async () => {
    const bytes = await textXlsx(['a'], ['1']);
    expect(await faultOf(bytes.slice(0, bytes.length / 2))).toBe('damaged');
    expect(await faultOf(zipSync({ 'readme.txt': strToU8('hello') }))).toBe('not a table');
    expect(await faultOf(zipSync({ 'xl/workbook.xml': strToU8('<workbook') }))).toBe('damaged');
  });
});

describe('a file that is too much', () => {
  it('is refused by its bytes, its rows and its columns', async () => {
    const csv = utf8('a;b\n1;2\n3;4\n');
    const xlsx = await textXlsx(['a', 'b'], ['1', '2'], ['3', '4']);
    for (const bytes of [csv, xlsx]) {
      expect(await faultOf(bytes, { bytes: 5 })).toBe('too big');
      expect(await faultOf(bytes, { rows: 2 })).toBe('too many rows');
      expect(await faultOf(bytes, { columns: 1 })).toBe('too many columns');
      expect((await tableOf(bytes)).rows).toHaveLength(2);
    }
  });

  it('is refused by what it would unpack to, and a lie about that helps it nothing', async () => {
    const parts = unzipSync(await textXlsx(['a'], ['1']));
    const sheet = 'xl/worksheets/sheet1.xml';
    const bomb = zipSync({ ...parts, [sheet]: new Uint8Array(5_000_000) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await faultOf(bomb, { unpacked: 4_000_000 })).toBe('too big');
    expect(await faultOf(withSizes(bomb, 1_000), { unpacked: 4_000_000 })).toBe('damaged');
  });

  it('is ended when it takes too long', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`${n}`, 'б', 'в']);
    const read = await readTableFile(await textXlsx(['a', 'b', 'c'], ...rows), { timeLimitMs: 1 });
    expect(read).toEqual({ ok: false, failure: 'too slow' });
  });
});

/** The archive with its directory saying that no part is longer than this (APPNOTE 4.3.12: uncompressed size). */
function withSizes(archive: Uint8Array, size: number): Uint8Array {
  const lying = Buffer.from(archive);
  for (let at = lying.indexOf('PK\u0001\u0002'); at >= 0; at = lying.indexOf('PK\u0001\u0002', at + 1))
    lying.writeUInt32LE(Math.min(size, lying.readUInt32LE(at + 24)), at + 24);
  return new Uint8Array(lying);
}

describe('other files', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['empty lines', utf8('\r\n ; ;\r\n'), 'empty'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), 'old format or password'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'not a table'],
  ])('%s is told from a table', async (_name, bytes, fault) => {
    expect(await faultOf(bytes)).toBe(fault);
  });

  it('of any content give a table or a fault with a sentence, and nothing worse', async () => {
    const workbook = await textXlsx(['a', 'b'], ['1', '2']);
    const changed = fc.tuple(fc.nat(workbook.length - 1), fc.integer({ min: 0, max: 255 }));
    const damaged = fc.array(changed, { minLength: 1, maxLength: 8 }).map((changes) => {
      const bytes = Uint8Array.from(workbook);
      for (const [place, byte] of changes) bytes[place] = byte;
      return bytes;
    });
    const any = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary' }).map(utf8), damaged);
    await fc.assert(
      fc.asyncProperty(any, async (bytes) => {
        const read = await readBytes(bytes, USUAL_LIMITS);
        const told = read.ok ? 'The file is a table.' : describeFault(read.failure);
        expect(told).toMatch(/^(?:The|Reading the) file .*\.$/);
      }),
      { numRuns: 200 },
    );
  });
});

it('is read in a thread of its own', async () => {
  const bytes = await textXlsx(['Телефон'], ['380671234567']);
  expect(await readTableFile(bytes)).toEqual({
    ok: true,
    value: { heading: ['Телефон'], rows: [{ number: 2, cells: ['380671234567'] }] },
  });
  expect(await readTableFile(utf8(''))).toEqual({ ok: false, failure: 'empty' });
  expect(await readTableFile(new Uint8Array(17_000_000))).toMatchObject({ failure: 'too big' });
});
