/** What stands in a cell. A moment is epoch milliseconds, a date `YYYY-MM-DD`; nothing leaves the cell empty. */
export type Cell = string | number | boolean | null | undefined;

/**
 * How the cells of a column are kept: `text` stays text whatever it looks like (serial numbers, phones), `date` and
 * `moment` become real dates, moments by the clock on the wall of the programme's zone.
 */
export type CellKind = 'text' | 'number' | 'flag' | 'date' | 'moment';

export type Column = {
  heading: string;
  kind: CellKind;
  /** In characters; by the kind unless told. */
  width?: number;
};

/** A PNG over the cells, its upper left corner on a column and row that count from 0; sizes in pixels. */
export type Picture = { png: Uint8Array; column: number; row: number; width: number; height: number };

/** A table with a heading. The rows are taken no faster than they are written. */
export type Sheet = {
  name: string;
  columns: readonly Column[];
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
  pictures?: readonly Picture[];
};

/** Where a table of one sheet continues on the next: Excel's rows, without the heading. */
export const ROWS_PER_SHEET = 1_048_575;

/** What Excel's cells hold (Microsoft, "Excel specifications and limits"). */
export const CHARACTERS_PER_CELL = 32_767;
