import { stripVTControlCharacters } from 'node:util';

const GRAPHEMES = new Intl.Segmenter('uk', { granularity: 'grapheme' });
const WIDE = /\p{Emoji_Presentation}|\uFE0F|\p{Script=Han}/u;
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** How many columns a text takes in a terminal: Cyrillic one a letter, emoji two, colours none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(stripVTControlCharacters(text))) width += graphemeWidth(segment);
  return width;
}

/** Fills up with spaces to so many columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

/** A stretch of a text, as offsets in UTF-16 units. */
export type Range = { start: number; end: number };

/** Cuts a text without colours into lines of at most `width` columns, at spaces where there are any. */
export function wrapRanges(text: string, width: number): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (const paragraph of text.split('\n')) {
    const end = start + paragraph.length;
    lines.push(...wrapParagraph(text, { start, end }, width));
    start = end + 1;
  }
  return lines;
}

function wrapParagraph(text: string, { start, end }: Range, width: number): Range[] {
  const lines: Range[] = [];
  let from = start;
  while (textWidth(text.slice(from, end)) > width) {
    const full = from + lengthThatFits(text.slice(from, end), width);
    // A space right behind the full line is the best place of all.
    const space = text.lastIndexOf(' ', full);
    const cut = space > from ? space : full;
    lines.push({ start: from, end: cut });
    from = space > from ? space + 1 : full;
  }
  return [...lines, { start: from, end }];
}

/** The length of the longest beginning that fits; one grapheme at the least. */
function lengthThatFits(text: string, width: number): number {
  let columns = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    columns += graphemeWidth(segment);
    if (columns > width && index > 0) return index;
  }
  return text.length;
}

/** The lines themselves. */
export function wrap(text: string, width: number): string[] {
  return wrapRanges(text, width).map(({ start, end }) => text.slice(start, end));
}

function graphemeWidth(grapheme: string): number {
  if (NO_WIDTH.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
