import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import exceljs from 'exceljs';
import type { LocalTime } from '../domain/local-time.ts';
import { workbookValue } from './cell-content.ts';
import { keepPace } from './keep-pace.ts';
import { SheetNames } from './sheet-names.ts';
import { ROWS_PER_SHEET, type Cell, type Sheet } from './sheet.ts';
import { addPage, addPictures } from './xlsx-page.ts';

/** So many rows may be on their way before it is asked whether the sink keeps up. */
const ROWS_AT_ONCE = 100;

/** A workbook that is being written. `stopped`: there when rows go out as they come, and aborted when they cannot. */
type Writing = XlsxOptions & { book: exceljs.Workbook; names: SheetNames; stopped?: AbortSignal };

/** `rowsPerSheet`: where a table goes on on another sheet; where Excel ends unless told. */
export type XlsxOptions = { localTime: LocalTime; rowsPerSheet?: number };

/**
 * Writes a workbook and ends the sink. Memory stays the same however many rows there are; only a workbook with pictures
 * is made in memory first. A row takes some 50 µs: long tables are to be written within a long read. Rejects with what
 * the rows or the sink threw, and then destroys the sink.
 */
export async function writeXlsx(sink: Writable, sheets: readonly Sheet[], options: XlsxOptions): Promise<void> {
  const bytes = new PassThrough();
  const stopped = new AbortController();
  const delivered = pipeline(bytes, sink);
  delivered.catch((error: unknown) => stopped.abort(error));
  try {
    const isIllustrated = sheets.some(({ pictures = [] }) => pictures.length > 0);
    const finish = await (isIllustrated ? inMemory : asTheyCome)(bytes, sheets, options, stopped.signal);
    await Promise.all([finish(), delivered]);
  } catch (error) {
    bytes.destroy(error instanceof Error ? error : new Error(String(error)));
    await delivered.catch(() => undefined);
    throw error;
  }
}

type Finish = () => Promise<unknown>;

async function asTheyCome(
  bytes: Writable,
  sheets: readonly Sheet[],
  options: XlsxOptions,
  stopped: AbortSignal,
): Promise<Finish> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: bytes, useStyles: true });
  const names = new SheetNames();
  for (const sheet of sheets) await writeSheet({ ...options, book, names, stopped }, sheet);
  return () => book.commit();
}

async function inMemory(bytes: Writable, sheets: readonly Sheet[], options: XlsxOptions): Promise<Finish> {
  const book = new exceljs.Workbook();
  const names = new SheetNames();
  for (const sheet of sheets) await writeSheet({ ...options, book, names }, sheet);
  return () => book.xlsx.write(bytes).then(() => bytes.end());
}

async function writeSheet(writing: Writing, sheet: Sheet): Promise<void> {
  const { book, names, localTime, rowsPerSheet = ROWS_PER_SHEET, stopped } = writing;
  const valuesOf = (row: readonly Cell[]) =>
    sheet.columns.map(({ kind }, place) => workbookValue(row[place], kind, localTime));
  const first = addPage(book, sheet, names);
  let page = first;
  let count = 0;
  for await (const row of sheet.rows) {
    if (count > 0 && count % rowsPerSheet === 0) {
      if (stopped) page.commit();
      page = addPage(book, sheet, names);
    }
    const added = page.addRow(valuesOf(row));
    count++;
    if (!stopped) continue;
    added.commit();
    if (count % ROWS_AT_ONCE === 0) await keepPace(page, stopped);
  }
  if (stopped) page.commit();
  else addPictures(book, first, sheet);
}
