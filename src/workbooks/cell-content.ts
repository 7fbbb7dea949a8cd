import type { LocalTime } from '../domain/local-time.ts';
import { CHARACTERS_PER_CELL, type Cell, type CellKind } from './sheet.ts';

/** Characters that XML cannot hold (XML 1.0, 2.2), beside unpaired halves. */
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The cell as a workbook keeps it; what does not fit the kind of its column is kept as text. */
export function workbookValue(
  cell: Cell,
  kind: CellKind,
  localTime: LocalTime,
): string | number | boolean | Date | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (kind === 'number' && typeof cell === 'number' && Number.isFinite(cell)) return cell;
  if (kind === 'flag' && typeof cell === 'boolean') return cell;
  if (kind === 'moment' && typeof cell === 'number') return asDate(localTime.dateTime(cell).replace(' ', 'T'));
  if (kind === 'date' && typeof cell === 'string' && DATE.test(cell)) return asDate(`${cell}T00:00:00`);
  return plainText(cell);
}

/** The cell as a line of a CSV file keeps it: numbers as such, everything else as text. */
export function csvValue(cell: Cell, kind: CellKind, localTime: LocalTime): string | number {
  if (cell === null || cell === undefined) return '';
  if (kind === 'number' && typeof cell === 'number') return Number.isFinite(cell) ? cell : '';
  if (kind === 'moment' && typeof cell === 'number') return localTime.dateTime(cell);
  return plainText(cell);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A workbook's dates have no zone: what the clock on the wall says is written as if it were UTC. */
function asDate(wall: string): Date | null {
  const date = new Date(`${wall}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function plainText(cell: string | number | boolean): string {
  const text = String(cell).toWellFormed().replace(NOT_IN_XML, '');
  return text.length > CHARACTERS_PER_CELL ? `${text.slice(0, CHARACTERS_PER_CELL - 1).toWellFormed()}…` : text;
}
