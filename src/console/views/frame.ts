import { glyphsOf } from '../text/glyphs.ts';
import { PLAIN_STYLE, type Row, type Style } from './span.ts';

/** A place on the screen. The place right of a wide sign is empty: `char` is ''. */
export type Cell = { char: string; style: Style };

/** A rectangle of the screen. */
export type Region = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A whole screen, drawn from parts. Whatever does not fit its region is cut off. */
export class Frame {
  readonly width: number;
  readonly height: number;
  readonly cells: Cell[][];
  /** Where the cursor stands; undefined: it is hidden. */
  cursor: { x: number; y: number } | undefined;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.cells = Array.from({ length: height }, () => blank(width));
  }

  /** Draws rows into a region from its top, over whatever was there. */
  draw({ x, y, width, height }: Region, rows: readonly Row[]): void {
    for (let at = 0; at < height; at++) this.#row(x, y + at, width, rows[at] ?? []);
  }

  /** The text of each row, for tests and for copying. */
  lines(): string[] {
    return this.cells.map((row) =>
      row
        .map(({ char }) => char)
        .join('')
        .trimEnd(),
    );
  }

  #row(x: number, y: number, width: number, row: Row): void {
    const cells = this.cells[y];
    if (!cells) return;
    const end = Math.min(x + width, this.width);
    // Half of a wide sign cannot stay.
    for (const [half, whole] of [
      [x, x - 1],
      [end, end],
    ] as const)
      if (cells[half]?.char === '' && cells[whole]) cells[whole] = { char: ' ', style: PLAIN_STYLE };
    let at = x;
    for (const { text, style } of row) {
      for (const { char, width: wide } of glyphsOf(text)) {
        if (at + wide > end) break;
        cells[at++] = { char, style };
        if (wide === 2) cells[at++] = { char: '', style };
      }
    }
    while (at < end) cells[at++] = { char: ' ', style: PLAIN_STYLE };
  }
}

function blank(width: number): Cell[] {
  return Array.from({ length: width }, () => ({ char: ' ', style: PLAIN_STYLE }));
}
