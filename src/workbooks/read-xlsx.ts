import exceljs from 'exceljs';
import { failure, type Result } from '../domain/result.ts';
import { asTable } from './as-table.ts';
import type { ReadCell, ReadTable, TableFault, TableLimits } from './table.ts';
import { unpackXlsx } from './unpack-xlsx.ts';

/** What a sheet may say beside its cells, some of it about a million rows at once. */
const NOT_CELLS = [
  'autoFilter',
  'conditionalFormatting',
  'dataValidations',
  'drawing',
  'extLst',
  'hyperlinks',
  'legacyDrawing',
  'mergeCells',
  'picture',
  'rowBreaks',
  'tableParts',
];

/** Reads the first sheet that is shown. */
export async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<Result<ReadTable, TableFault>> {
  const unpacked = unpackXlsx(bytes, limits);
  if (!unpacked.ok) return unpacked;
  const book = new exceljs.Workbook();
  // Its types do not know of maxRows and maxCols, at which it stops.
  const options = { ignoreNodes: NOT_CELLS, maxRows: limits.rows, maxCols: limits.columns };
  try {
    await book.xlsx.load(unpacked.value.slice().buffer, options);
  } catch (error) {
    return failure(faultOf(error));
  }
  const sheet = book.worksheets.find(({ state }) => state === 'visible') ?? book.worksheets[0];
  if (!sheet) return failure('not a table');
  const rows: ReadTable['rows'] = [];
  sheet.eachRow((row, number) => {
    const cells: ReadCell[] = [];
    row.eachCell((cell, column) => (cells[column - 1] = readCellOf(cell.value)));
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? null) });
  });
  return asTable(rows, limits);
}

function faultOf(error: unknown): TableFault {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('Max row count')) return 'too many rows';
  if (message.startsWith('Max column count')) return 'too many columns';
  return 'damaged';
}

function readCellOf(value: exceljs.CellValue): ReadCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return wallTime(value);
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return readCellOf(value.text);
  if ('error' in value) return value.error;
  return 'result' in value ? readCellOf(value.result ?? null) : null;
}

/** Dates of a workbook have no zone; exceljs gives what the clock on the wall says as UTC. */
function wallTime(date: Date): ReadCell {
  if (Number.isNaN(date.getTime())) return null;
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
}
