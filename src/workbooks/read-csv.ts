import { CsvError, parse } from 'csv-parse/sync';
import { failure, type Result } from '../domain/result.ts';
import { asTable } from './as-table.ts';
import type { ReadTable, TableFault, TableLimits } from './table.ts';

const SEPARATORS = [';', ',', '\t'];

/** Excel's own first line about the separator, which it obeys and does not show. */
const SEPARATOR_LINE = /^sep=(.)(?:\r?\n|$)/i;

/** What {@link import('./write-csv.ts')} and spreadsheets put before text that looks like a formula. */
const SHIELD = /^'(?=[=+\-@\t\r])/;

/** Reads CSV with semicolons, commas or tabs, whichever its heading is divided by. */
export function readCsv(text: string, limits: TableLimits): Result<ReadTable, TableFault> {
  const [line = '', told] = SEPARATOR_LINE.exec(text) ?? [];
  const content = text.slice(line.length);
  try {
    const records = parse(content, { ...LENIENT, delimiter: told ?? likelySeparator(content), to: limits.rows + 1 });
    const rows = records.map((cells, index) => ({ number: index + 1, cells: cells.map(unshielded) }));
    return asTable(rows, limits);
  } catch (error) {
    if (error instanceof CsvError) return failure('damaged');
    throw error;
  }
}

/** Rows may be short, and `32" TV` is no quotation. */
const LENIENT = { relax_column_count: true, relax_quotes: true };

/** That which makes most columns of the heading; one that leaves quotes within a column makes none. */
function likelySeparator(content: string): string {
  const widths = SEPARATORS.map((delimiter) => {
    try {
      return parse(content, { relax_column_count: true, delimiter, to: 1 })[0]?.length ?? 0;
    } catch {
      return 0;
    }
  });
  return SEPARATORS[widths.indexOf(Math.max(...widths))] ?? ';';
}

function unshielded(cell: string): string {
  return cell.replace(SHIELD, '');
}
