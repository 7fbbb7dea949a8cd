import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { LocalTime } from '../domain/local-time.ts';
import { csvValue } from './cell-content.ts';
import type { Sheet } from './sheet.ts';

/**
 * Writes a table as CSV and ends the sink: UTF-8 with a byte order mark and semicolons, as Excel with Ukrainian
 * settings opens it. Text that a spreadsheet would take for a formula begins with an apostrophe. Rejects with what the
 * rows or the sink threw.
 */
export async function writeCsv(
  sink: Writable,
  { columns, rows }: Omit<Sheet, 'name'>,
  localTime: LocalTime,
): Promise<void> {
  async function* lines(): AsyncIterable<(string | number)[]> {
    yield columns.map(({ heading }) => heading);
    for await (const row of rows) yield columns.map(({ kind }, place) => csvValue(row[place], kind, localTime));
  }
  const format = stringify({ bom: true, delimiter: ';', escape_formulas: true, record_delimiter: 'windows' });
  await pipeline(Readable.from(lines()), format, sink);
}
