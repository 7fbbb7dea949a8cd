import { PassThrough } from 'node:stream';
import type { Sheet } from './sheet.ts';
import { writeXlsx, type XlsxOptions } from './write-xlsx.ts';

/** The bytes of a workbook as they are taken: what a long read gives that is an export. Throws what the rows threw. */
export async function* xlsxBytes(sheets: readonly Sheet[], options: XlsxOptions): AsyncGenerator<Uint8Array> {
  const bytes = new PassThrough();
  const written = writeXlsx(bytes, sheets, options);
  // Told below, unless reading the bytes has told it first.
  written.catch(() => undefined);
  yield* bytes;
  await written;
}
