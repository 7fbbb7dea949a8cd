import { eastAsianWidth } from 'get-east-asian-width';

/** What one place of a screen shows: one code point, and how many columns it takes. */
export type Glyph = { readonly char: string; readonly width: 1 | 2 };

const CLUSTERS = new Intl.Segmenter('uk', { granularity: 'grapheme' });

/** Control characters (C0, C1), marks of direction, zero-width signs, tags, and halves of surrogate pairs. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u;
/** Lines stay, and so does what joins emoji into one: alone it is not shown. */
const TAKEN_OUT = new RegExp(String.raw`(?![\n\u200d])${UNSAFE.source}`, 'gu');
const MARK = /^[\p{Mn}\p{Me}\p{Mc}]/u;
const FLAG = /^[\u{1F1E6}-\u{1F1FF}]{2}/u;
const REGIONAL_A = 0x1f1e6;

/**
 * What a text from anywhere may show on a terminal: letters and signs. Whatever a terminal would obey is taken out, and
 * line ends of all kinds become `\n`.
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(TAKEN_OUT, '');
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/**
 * A text as a terminal shows it for certain: one code point for each cluster, because terminals disagree about the
 * width of all others. A flag becomes its two letters; what cannot be shown becomes nothing.
 */
export function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  for (const { segment } of CLUSTERS.segment(text)) glyphs.push(...glyphsOfCluster(segment));
  return glyphs;
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return glyphsOf(text).reduce((sum, { width }) => sum + width, 0);
}

/** The clusters of a text: what a person takes for one letter. */
export function clustersOf(text: string): string[] {
  return [...CLUSTERS.segment(text)].map(({ segment }) => segment);
}

/** The glyphs of one cluster: none, one, or the two letters of a flag. */
export function glyphsOfCluster(cluster: string): readonly Glyph[] {
  const known = KNOWN.get(cluster);
  if (known) return known;
  const made = makeGlyphs(cluster);
  // There are only so many clusters in use, but whoever writes may make up others.
  if (KNOWN.size < 20_000) KNOWN.set(cluster, made);
  return made;
}

const KNOWN = new Map<string, readonly Glyph[]>();

function makeGlyphs(cluster: string): Glyph[] {
  if (FLAG.test(cluster))
    return Array.from(cluster, (sign) => ({ char: letterOf(sign), width: 1 as const })).slice(0, 2);
  const [first = ''] = cluster.normalize('NFC');
  if (first === '' || UNSAFE.test(first) || MARK.test(first)) return [];
  return [{ char: first, width: eastAsianWidth(first.codePointAt(0) ?? 0) }];
}

function letterOf(sign: string): string {
  return String.fromCharCode(65 + (sign.codePointAt(0) ?? REGIONAL_A) - REGIONAL_A);
}
