import { clustersOf, glyphsOfCluster, widthOf } from '../text/glyphs.ts';
import { wrapRanges, type Range } from '../text/wrap.ts';
import { moveTo, type Composer } from './composer.ts';

/** A composer as it is shown: its lines, and where the cursor is in them. */
export type ComposerLines = { lines: string[]; row: number; column: number };

/** Lays a composer out in so many columns; the cursor behind a full line stands at the start of the next. */
export function composerLines({ text, cursor }: Composer, width: number): ComposerLines {
  const ranges = wrapRanges(text, width);
  const row = rowOf(ranges, cursor);
  const start = ranges[row]?.start ?? 0;
  const lines = ranges.map((range) => text.slice(range.start, range.end));
  return { lines, row, column: Math.min(width, widthOf(text.slice(start, cursor))) };
}

/** The cursor one line up or down, as near to its column as may be; undefined on the first and the last line. */
export function moveLine(composer: Composer, by: -1 | 1, width: number): Composer | undefined {
  const { row, column } = composerLines(composer, width);
  const range = wrapRanges(composer.text, width)[row + by];
  return range && moveTo(composer, offsetAt(composer.text, range, column));
}

/** A cursor at the seam of two lines of one paragraph belongs to the later one. */
function rowOf(ranges: readonly Range[], cursor: number): number {
  return ranges.findLastIndex(({ start }) => start <= cursor);
}

function offsetAt(text: string, { start, end }: Range, column: number): number {
  let [offset, columns] = [start, 0];
  for (const cluster of clustersOf(text.slice(start, end))) {
    columns += glyphsOfCluster(cluster).reduce((sum, { width }) => sum + width, 0);
    if (columns > column) break;
    offset += cluster.length;
  }
  const isCut = end < text.length && text[end] !== '\n';
  // Behind its last letter a cut line ends, and the next begins.
  return isCut && offset >= end ? end - (clustersOf(text.slice(start, end)).at(-1)?.length ?? 0) : offset;
}
