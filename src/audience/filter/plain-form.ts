import { failure, success, type Result } from '../../domain/result.ts';
import type { FilterProblem, Place } from './filter.ts';

export const LONGEST_FILTER = 2_000;
export const MOST_TERMS = 100;
const DEEPEST = 20;

/** A filter for liqe. `placeOf`: where a part of it stands in the filter as it was written. */
export type PlainForm = { text: string; placeOf: (place: Place) => Place };

/** Spaces, a bracket, or a word: all that holds together, with what stands in quotes and with ranges. */
const TOKEN = /\s+|[()]|(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[[{][^\]}]*[\]}]?|[^\s()"'[{])+/gs;

const OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR']);
const NEGATIONS: ReadonlySet<string> = new Set(['NOT', '-']);
const ONE_BY_ONE = 'say the field again for each value: (tag:a OR tag:b)';

/** `field:` or `-field:`, with what is compared. */
const TERM = /^-?[A-Za-z_][\w.-]*:[<>=]*/;
const LATIN = 'names of fields are written in latin letters';
const NO_REGEX = 'regular expressions are not understood; * and ? stand for anything';

/**
 * Writes a filter with single spaces and with every AND: what spaces mean is ambiguous in liqe's grammar, and it takes
 * twice as long for each bracket that has a term behind it. For the same reason nothing passes that is no term, and no
 * regular expression.
 */
export function plainForm(written: string): Result<PlainForm, FilterProblem> {
  const whole = written.trimEnd().length;
  const wrong = (message: string, start = 0, end = whole) => failure({ message, place: { start, end } });
  if (written.length > LONGEST_FILTER)
    return wrong(`a filter has at most ${LONGEST_FILTER} characters`, LONGEST_FILTER, LONGEST_FILTER + 1);
  const plain = new Plain();
  let before = '(';
  let last = 0;
  let depth = 0;
  let terms = 0;
  for (const { 0: token, index } of written.matchAll(TOKEN)) {
    if (token.trim() === '') continue;
    const end = index + token.length;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth > DEEPEST) return wrong(`brackets may lie at most ${DEEPEST} deep`, index, end);
    if (isTerm(token) && ++terms > MOST_TERMS) return wrong(`a filter has at most ${MOST_TERMS} terms`, index, end);
    const problem = isTerm(token) ? termProblem(token, written[end]) : undefined;
    if (problem !== undefined) return wrong(problem, index, end);
    if (isEnd(before) && isBeginning(token)) plain.addSign(' AND ', last);
    else if (before !== '(' && token !== ')') plain.addSign(' ', last);
    if (token === '-') plain.addSign('NOT', index);
    else plain.addWord(token, index);
    before = token;
    last = end;
  }
  return success({ text: plain.text, placeOf: (place) => plain.placeOf(place, whole) });
}

class Plain {
  text = '';
  readonly #places: number[] = [];

  /** What was written. */
  addWord(word: string, at: number): void {
    for (let offset = 0; offset < word.length; offset++) this.#places.push(at + offset);
    this.text += word;
  }

  /** What was not written, or in another way. */
  addSign(sign: string, at: number): void {
    for (let offset = 0; offset < sign.length; offset++) this.#places.push(at);
    this.text += sign;
  }

  placeOf({ start, end }: Place, whole: number): Place {
    const first = this.#places[start] ?? whole;
    const last = this.#places[end - 1] ?? whole - 1;
    return { start: first, end: Math.max(first, last) + 1 };
  }
}

function termProblem(token: string, behind: string | undefined): string | undefined {
  const [field] = TERM.exec(token) ?? [];
  if (field === token) return behind === '(' ? ONE_BY_ONE : 'behind this a value is missing';
  if (field !== undefined) return token[field.length] === '/' ? NO_REGEX : undefined;
  if (token.startsWith('--')) return '- stands once before a term or a bracket';
  if (/^-?[^:"']*\P{ASCII}[^:"']*:/u.test(token)) return LATIN;
  if (/^(?:&&?|\|\|?)$/.test(token)) return 'say AND or OR';
  if (token.startsWith('!')) return 'say NOT';
  const capitals = token.toUpperCase();
  if (OPERATORS.has(capitals) || NEGATIONS.has(capitals)) return `say ${capitals} in capital letters`;
  return 'say which field this is about, for example name:"…"';
}

function isTerm(token: string): boolean {
  return token !== '(' && isEnd(token) && isBeginning(token);
}

function isEnd(token: string): boolean {
  return token !== '(' && !OPERATORS.has(token) && !NEGATIONS.has(token);
}

function isBeginning(token: string): boolean {
  return token !== ')' && !OPERATORS.has(token);
}
