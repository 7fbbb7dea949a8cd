import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Cell, Column, Sheet } from '../../src/workbooks/sheet.ts';
import { writeXlsx } from '../../src/workbooks/write-xlsx.ts';

export const KYIV = new LocalTime('Europe/Kyiv');

/** A workbook's bytes. */
export function xlsxOf(...sheets: Sheet[]): Promise<Uint8Array> {
  return bytesOf((sink) => writeXlsx(sink, sheets, { localTime: KYIV }));
}

/** What is written. */
export async function bytesOf(write: (sink: Writable) => Promise<void>): Promise<Uint8Array> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), write(sink)]);
  return new Uint8Array(bytes);
}

/** A workbook of one sheet of text. */
export function textXlsx(headings: string[], ...rows: Cell[][]): Promise<Uint8Array> {
  const columns = headings.map((heading): Column => ({ heading, kind: 'text' }));
  return xlsxOf({ name: 'Дані', columns, rows });
}

/** The parts of a workbook as text, by their names in the archive. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(bytes));
  return Object.fromEntries(parts.map(([name, content]) => [name.replace(/^\//, ''), strFromU8(content)]));
}
