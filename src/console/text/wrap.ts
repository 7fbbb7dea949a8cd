import { glyphsOfCluster } from './glyphs.ts';

/** A stretch of a text, as offsets in UTF-16 units. */
export type Range = { readonly start: number; readonly end: number };

const CLUSTERS = new Intl.Segmenter('uk', { granularity: 'grapheme' });

/**
 * Cuts a text into lines of at most `width` columns, at spaces where there are any. The space at which a line is cut
 * belongs to the line before it, so that every offset lies in a line; only line ends are left out.
 */
export function wrapRanges(text: string, width: number): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const paragraph of text.split('\n')) {
    lines.push(...wrapParagraph(paragraph, start, Math.max(2, width)));
    start += paragraph.length + 1;
  }
  return lines;
}

/** The lines themselves, without the spaces at which they were cut. */
export function wrap(text: string, width: number): string[] {
  return wrapRanges(text, width).map(({ start, end }) => text.slice(start, end).trimEnd());
}

function wrapParagraph(paragraph: string, offset: number, width: number): Range[] {
  const lines: Range[] = [];
  let [start, columns, breakAt, breakColumns] = [0, 0, 0, 0];
  for (const { segment, index } of CLUSTERS.segment(paragraph)) {
    const isSpace = segment === ' ';
    const wide = columnsOf(segment);
    // A space may hang over the edge: it is not seen.
    const seen = isSpace ? -Infinity : wide;
    // What is cut at a space may still be too long.
    while (columns + seen > width) {
      const atSpace = breakAt > start;
      const cut = atSpace ? breakAt : index;
      columns -= atSpace ? breakColumns : columns;
      lines.push({ start: offset + start, end: offset + cut });
      start = cut;
    }
    columns += wide;
    if (isSpace) [breakAt, breakColumns] = [index + 1, columns];
  }
  return [...lines, { start: offset + start, end: offset + paragraph.length }];
}

function columnsOf(cluster: string): number {
  return glyphsOfCluster(cluster).reduce((sum, { width }) => sum + width, 0);
}
