import { failure, success, type Result } from '../domain/result.ts';
import type { ReadCell, ReadTable, TableFault, TableLimits } from './table.ts';

/** Makes a table of rows as they lie in a file: the first that says anything is the heading, empty ones are left out. */
export function asTable(rows: ReadTable['rows'], limits: TableLimits): Result<ReadTable, TableFault> {
  if (rows.length > limits.rows) return failure('too many rows');
  const [first, ...others] = rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  if (!first) return failure('empty');
  const width = first.cells.findLastIndex((cell) => !isEmpty(cell)) + 1;
  if (width > limits.columns) return failure('too many columns');
  const heading = first.cells.slice(0, width).map((cell) => String(cell ?? '').trim());
  return success({ heading, rows: others.map(({ number, cells }) => ({ number, cells: cells.slice(0, width) })) });
}

function isEmpty(cell: ReadCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
