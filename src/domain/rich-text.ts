/**
 * Formatted text: plain characters plus marks over them. Offsets and lengths are UTF-16 units, as JavaScript
 * strings and Telegram entities count them.
 */
export type RichText = { text: string; marks: Mark[] };

export type Mark = { start: number; length: number } & (
  { kind: 'bold' | 'italic' | 'strike' | 'code' } | { kind: 'link'; url: string }
);

/** Several texts as one, with `separator` between them; empty ones are left out. */
export function joinText(parts: RichText[], separator: string): RichText {
  const spoken = parts.filter((part) => part.text !== '');
  return spoken.reduce((joined, part, at) => {
    const before = at === 0 ? '' : joined.text + separator;
    const moved = part.marks.map((mark) => ({ ...mark, start: mark.start + before.length }));
    return { text: before + part.text, marks: [...joined.marks, ...moved] };
  }, plain(''));
}

type SimpleMark = 'bold' | 'italic' | 'strike' | 'code';

const DELIMITERS: Record<string, SimpleMark> = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' };
const SPECIAL = /[\\*_~`[\]()]/g;
const BROKEN_LINK = /^\[[^\]\n]*\](?:[({]|https?:)/;
/** So many characters show where a stray sign stands. */
const STRAY_SHOWN = 20;
const LINK = /^\[((?:\\.|[^\\\]\n])+)\]\(((?:\\.|[^\\)\s])+)\)/;

/** Plain text without marks. */
export function plain(text: string): RichText {
  return { text, marks: [] };
}

/** Makes a value safe to stand inside markup: its `*`, `_`, `[`… are shown as they are. */
export function escapeMarkup(value: string): string {
  return value.replace(SPECIAL, (character) => `\\${character}`);
}

/**
 * Reads the small markup of the text catalogue and of broadcasts: `*bold*`, `_italic_`, `~strike~`, `` `code` ``,
 * `[words](https://…)`, and a backslash before any of these signs. A delimiter without its pair stays a plain character.
 */
export function parseMarkup(source: string): RichText {
  const { text, marks } = read(source);
  return { text, marks: marks.sort((a, b) => a.start - b.start || b.length - a.length) };
}

/**
 * Where markup was probably meant and is none: each sign that hugs a word and has no pair, and each broken link, with
 * the words that follow it.
 */
export function strayMarkup(source: string): string[] {
  return read(source).strays;
}

/** A text while it is read, with what looks like markup and is none. */
type Reading = RichText & { strays: string[] };

function read(source: string): Reading {
  const out: Reading = { text: '', marks: [], strays: [] };
  parseInto(out, source);
  return out;
}

function parseInto(out: Reading, source: string): void {
  let at = 0;
  while (at < source.length) at += takeNext(out, source, at);
}

/** Appends what stands at `at` to `out`; answers how many characters of the source it used. */
function takeNext(out: Reading, source: string, at: number): number {
  const character = source[at] ?? '';
  if (character === '\\' && at + 1 < source.length) {
    out.text += source[at + 1];
    return 2;
  }
  const link = character === '[' ? LINK.exec(source.slice(at)) : null;
  if (link?.[1] && link[2]) {
    const url = link[2].replace(/\\(.)/g, '$1');
    wrap(out, link[1], (span) => ({ ...span, kind: 'link', url }));
    return link[0].length;
  }
  const kind = DELIMITERS[character];
  const end = kind ? closingDelimiter(source, at) : -1;
  if (kind && end > 0) {
    wrap(out, source.slice(at + 1, end), (span) => ({ ...span, kind }));
    return end + 1 - at;
  }
  out.text += character;
  if (isStray(source, at)) out.strays.push(source.slice(at, at + STRAY_SHOWN));
  return 1;
}

/** A sign that could open or close a mark, or a bracket that begins like a link; not one between spaces or letters. */
function isStray(source: string, at: number): boolean {
  const character = source[at] ?? '';
  if (character === '[') return BROKEN_LINK.test(source.slice(at));
  if (!DELIMITERS[character]) return false;
  const [before, after] = [source[at - 1] ?? ' ', source[at + 1] ?? ' '];
  const opens = !isWordCharacter(before) && !/\s/.test(after);
  const closes = !/\s/.test(before) && !isWordCharacter(after);
  return opens || closes;
}

function wrap(out: Reading, inner: string, mark: (span: { start: number; length: number }) => Mark): void {
  const start = out.text.length;
  parseInto(out, inner);
  if (out.text.length > start) out.marks.push(mark({ start, length: out.text.length - start }));
}

/** Where the delimiter at `at` closes: both must hug their words, so "2 * 3 * 4" and snake_case stay as they are. */
function closingDelimiter(source: string, at: number): number {
  const delimiter = source[at];
  if (isWordCharacter(source[at - 1]) || /\s/.test(source[at + 1] ?? ' ')) return -1;
  for (let i = at + 1; i < source.length && source[i] !== '\n'; i++) {
    if (source[i] === '\\') i++;
    else if (
      source[i] === delimiter &&
      i > at + 1 &&
      !/\s/.test(source[i - 1] ?? '') &&
      !isWordCharacter(source[i + 1])
    )
      return i;
  }
  return -1;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
