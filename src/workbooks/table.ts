/** A cell as it was read: dates are `YYYY-MM-DD`, with ` HH:MM:SS` where there is a time of day. */
export type ReadCell = string | number | boolean | null;

/** The first sheet of a workbook, or a CSV file. `number` is the row's number as a spreadsheet shows it. */
export type ReadTable = { heading: string[]; rows: { number: number; cells: ReadCell[] }[] };

/** Why a file could not be read. */
export type TableFault =
  | 'empty'
  | 'too big'
  | 'too many rows'
  | 'too many columns'
  | 'old format or password'
  | 'not a table'
  | 'damaged'
  | 'too slow';

/** `bytes` of the file, `unpacked` bytes of what is packed in a workbook, `rows` with the heading. */
export type TableLimits = { bytes: number; unpacked: number; rows: number; columns: number };

export const USUAL_LIMITS: TableLimits = { bytes: 16_000_000, unpacked: 200_000_000, rows: 200_000, columns: 100 };

/** What is wrong with the file and what to do about it, in one sentence. */
export function describeFault(fault: TableFault, limits: TableLimits = USUAL_LIMITS): string {
  const sentences: Record<TableFault, string> = {
    empty: 'The file has no rows: its first row has to name the columns.',
    'too big': `The file is too big (at most ${limits.bytes / 1e6} MB, unpacked ${limits.unpacked / 1e6} MB): split it.`,
    'too many rows': `The file has more than ${limits.rows} rows: split it.`,
    'too many columns': `The file has more than ${limits.columns} columns: leave only those that are wanted.`,
    'old format or password': 'The file is an old .xls or has a password: save it as .xlsx without one.',
    'not a table': 'The file is neither an .xlsx workbook nor a CSV text.',
    damaged: 'The file is damaged: open it in Excel and save it anew.',
    'too slow': 'Reading the file took too long: split it.',
  };
  return sentences[fault];
}
