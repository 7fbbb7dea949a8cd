import type { Mark, RichText } from '../../domain/rich-text.ts';

/** Viber, "Text formatting": signs around words; no way to escape one, so a stray sign is shown as its twin. */
const DELIMITERS = { bold: '*', italic: '_', strike: '~', code: '```' } as const;
const TWINS: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

const SHOWN_URL = /https?:\/\/\S+/g;

type Span = { start: number; end: number; delimiter: string };

/**
 * Writes a text in Viber's formatting. A mark that Viber could not recognise (inside a word, around white space only)
 * is left out; of nested marks the outer one stays; a link shows its words and then its address. Signs that belong to
 * the text and could be taken for formatting are replaced by look-alikes, except inside addresses.
 */
export function viberText(text: RichText): string {
  const spans = spansOf(text);
  const additions = linkAdditions(text, spans);
  const isAddress = addressPositions(text.text);

  let out = '';
  for (let at = 0; at <= text.text.length; at++) {
    out += spans.find((span) => span.end === at)?.delimiter ?? '';
    out += additions.get(at) ?? '';
    out += spans.find((span) => span.start === at)?.delimiter ?? '';
    if (at === text.text.length) break;
    const inCode = spans.some((span) => span.delimiter === DELIMITERS.code && span.start <= at && at < span.end);
    out += isAddress(at) ? text.text[at] : shownCharacter(text.text, at, inCode);
  }
  return out;
}

/** Where delimiters go: sorted, apart from each other, each within one line and with white space around it. */
function spansOf({ text, marks }: RichText): Span[] {
  const spans: Span[] = [];
  const sorted = marks.toSorted((a, b) => a.start - b.start || b.length - a.length);
  for (const mark of sorted) {
    if (mark.kind === 'link') continue;
    for (const line of linesOf(text, mark)) {
      const span = widened(text, { ...line, delimiter: DELIMITERS[mark.kind] });
      if (span && span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
    }
  }
  return spans;
}

function linesOf(text: string, { start, length }: Mark): { start: number; end: number }[] {
  const marked = text.slice(start, start + length);
  return [...marked.matchAll(/\S(?:[^\n]*\S)?/g)].map(({ index, 0: words }) => {
    return { start: start + index, end: start + index + words.length };
  });
}

/** Takes in punctuation that clings to the words, since Viber wants white space around; nothing if letters cling. */
function widened(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (isPunctuation(text[start - 1])) start--;
  while (isPunctuation(text[end])) end++;
  const isFree = !isInk(text[start - 1]) && !isInk(text[end]);
  return isFree ? { ...span, start, end } : undefined;
}

/** The addresses of links, by the position after which they are shown. */
function linkAdditions({ text, marks }: RichText, spans: Span[]): Map<number, string> {
  const additions = new Map<number, string>();
  for (const mark of marks) {
    if (mark.kind !== 'link') continue;
    const linkEnd = mark.start + mark.length;
    if (text.slice(mark.start, linkEnd).trim() === mark.url) continue;
    const at = spans.find((span) => span.start < linkEnd && linkEnd < span.end)?.end ?? linkEnd;
    additions.set(at, `${additions.get(at) ?? ''} – ${mark.url}${isInk(text[at]) ? ' ' : ''}`);
  }
  return additions;
}

function addressPositions(text: string): (at: number) => boolean {
  const addresses = [...text.matchAll(SHOWN_URL)].map(({ index, 0: url }) => ({
    start: index,
    end: index + url.length,
  }));
  return (at) => addresses.some(({ start, end }) => start <= at && at < end);
}

function shownCharacter(text: string, at: number, inCode: boolean): string {
  const character = text[at] ?? '';
  const twin = TWINS[character];
  if (!twin || (inCode && character !== '`')) return character;

  const before = text[at - 1];
  const after = text[at + 1];
  const canOpen = !isWord(before) && isInk(after);
  const canClose = isInk(before) && !isWord(after);
  return canOpen || canClose ? twin : character;
}

function isInk(character: string | undefined): boolean {
  return character !== undefined && !/\s/.test(character);
}

function isPunctuation(character: string | undefined): boolean {
  return character !== undefined && /\p{P}/u.test(character);
}

/** Half of a surrogate pair counts as a sign, not as a letter. */
function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
