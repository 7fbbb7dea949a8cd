import type { Mark, RichText } from '../domain/rich-text.ts';

/**
 * Cuts a text into parts of at most `limit` UTF-16 units (at least 2), at a paragraph, a line, a word, or in the worst
 * case between two characters. White space at a cut is dropped; a mark over a cut goes on in the next part.
 */
export function splitText(text: RichText, limit: number): RichText[] {
  const parts: RichText[] = [];
  let start = 0;
  while (text.text.length - start > limit) {
    const end = cutBefore(text.text, start, limit);
    parts.push(trimmedSlice(text, start, end));
    start = end;
  }
  parts.push(trimmedSlice(text, start, text.text.length));

  if (parts.length === 1) return [text];
  const spoken = parts.filter((part) => part.text !== '');
  return spoken.length > 0 ? spoken : [sliceText(text, 0, limit)];
}

/** The characters from `start` up to, not including, `end`, with the marks that lie over them. */
export function sliceText(text: RichText, start: number, end: number): RichText {
  return { text: text.text.slice(start, end), marks: text.marks.flatMap((mark) => clip(mark, start, end)) };
}

function clip(mark: Mark, start: number, end: number): Mark[] {
  const from = Math.max(mark.start, start);
  const to = Math.min(mark.start + mark.length, end);
  return from < to ? [{ ...mark, start: from - start, length: to - from }] : [];
}

function trimmedSlice(text: RichText, start: number, end: number): RichText {
  const slice = text.text.slice(start, end);
  const leading = slice.length - slice.trimStart().length;
  return sliceText(text, start + leading, start + Math.max(leading, slice.trimEnd().length));
}

/** Where the part that begins at `start` ends: a late paragraph break if there is one, else a line, else a word. */
function cutBefore(text: string, start: number, limit: number): number {
  const window = text.slice(start, start + limit + 1);
  const paragraph = window.lastIndexOf('\n\n');
  if (paragraph >= limit / 2) return start + paragraph;

  const line = window.lastIndexOf('\n');
  if (line >= limit / 2) return start + line;

  const word = window.search(/\s\S*$/);
  if (word > 0) return start + word;
  return start + (isHighSurrogate(text, start + limit - 1) ? limit - 1 : limit);
}

function isHighSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
}
