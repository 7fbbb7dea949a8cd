import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Cell, Column } from '../../src/workbooks/sheet.ts';
import { writeCsv } from '../../src/workbooks/write-csv.ts';
import { bytesOf, KYIV } from './written.ts';

const COLUMNS: Column[] = [
  { heading: 'Телефон', kind: 'text' },
  { heading: 'Бали', kind: 'number' },
  { heading: 'Коли', kind: 'moment' },
];

async function csvOf(...rows: Cell[][]): Promise<string> {
  const bytes = await bytesOf((sink) => writeCsv(sink, { columns: COLUMNS, rows }, KYIV));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

it('is what Excel with Ukrainian settings opens: a byte order mark, semicolons, quotes where they are needed', async () => {
  expect(await csvOf(['380671234567', -5, Date.UTC(2026, 6, 1, 21)], ['а;б "в"\nг', null, undefined])).toBe(
    '\uFEFFТелефон;Бали;Коли\r\n380671234567;-5;2026-07-02 00:00:00\r\n"а;б ""в""\nг";;\r\n',
  );
});

it('lets no text be taken for a formula', async () => {
  const lines = await csvOf(...['=1+1', '+380', '-5', '@x', '\t=1', '＝1'].map((text) => [text]));
  expect(lines.split('\r\n').slice(1, -1)).toEqual(["'=1+1;;", "'+380;;", "'-5;;", "'@x;;", "'\t=1;;", "'＝1;;"]);
});

it('says so when the disk is full', async () => {
  const sink = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC')) });
  await expect(writeCsv(sink, { columns: COLUMNS, rows: [['1']] }, KYIV)).rejects.toThrow('ENOSPC');
});
