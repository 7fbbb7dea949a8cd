import type { Style, Tone } from '../views/span.ts';

/**
 * Colours of the 256-colour palette that can be read on a light and on a dark background alike (contrast of about 4 to 1
 * to both); `plain` is the terminal's own.
 */
const COLOURS: Record<Exclude<Tone, 'plain'>, number> = {
  faint: 243,
  accent: 33,
  good: 28,
  warning: 166,
  bad: 160,
  note: 133,
  own: 31,
};

const DEFAULT = 0x1ff;
const BOLD = 1;
const UNDERLINE = 2;
const INVERSE = 8;

/** A style as blessed keeps it: flags, foreground and background in one number. Without colours the flags remain. */
export function attributeOf({ tone = 'plain', bold, inverse, underline, colours }: Style, hasColours: boolean): number {
  const flags = (bold ? BOLD : 0) | (underline ? UNDERLINE : 0) | (inverse ? INVERSE : 0);
  const [foreground, background] = hasColours
    ? (colours ?? [tone === 'plain' ? DEFAULT : COLOURS[tone], DEFAULT])
    : [DEFAULT, DEFAULT];
  return (flags << 18) | (foreground << 9) | background;
}
