import { glyphsOf, widthOf } from '../text/glyphs.ts';

/** What a colour is for; a theme says which it is. */
export type Tone = 'plain' | 'faint' | 'accent' | 'good' | 'warning' | 'bad' | 'note' | 'own';

/** How a stretch of text looks. `colours` are of the 256-colour palette: foreground and background, for pictures. */
export type Style = {
  readonly tone?: Tone;
  readonly bold?: boolean;
  readonly inverse?: boolean;
  readonly underline?: boolean;
  readonly colours?: readonly [number, number];
};

export type Span = { readonly text: string; readonly style: Style };

/** One row of a screen or of a pane, from left to right. */
export type Row = readonly Span[];

export const PLAIN_STYLE: Style = {};

export function span(text: string, style: Style = PLAIN_STYLE): Span {
  return { text, style };
}

export function faint(text: string): Span {
  return { text, style: { tone: 'faint' } };
}

/** Cuts a text to so many columns; what is cut ends with an ellipsis. */
export function fitted(text: string, width: number): string {
  const glyphs = glyphsOf(text);
  const whole = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
  if (whole <= width) return glyphs.map(({ char }) => char).join('');
  let [kept, columns] = ['', 0];
  for (const { char, width: wide } of glyphs) {
    if (columns + wide > width - 1) break;
    kept += char;
    columns += wide;
  }
  return width > 0 ? `${kept}…` : '';
}

/** Cut or filled up with spaces to exactly so many columns. */
export function padded(text: string, width: number): string {
  const cut = fitted(text, width);
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

/** Left and right ends of a row of so many columns; the left one is cut where they do not fit. */
export function between(left: string, right: string, width: number): string {
  const room = width - widthOf(right);
  return room < 4 ? padded(left, width) : padded(left, room) + right;
}
