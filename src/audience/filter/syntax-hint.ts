type Hint = { before?: RegExp; here?: RegExp; hint: string };

/** What the text looks like before and after the place where the parser gave up; the first that fits is told. */
const HINTS: readonly Hint[] = [
  {
    before: /:[<>=]*[[{][^\]}]*$/,
    hint: 'a range is of numbers, as in [1 TO 5]; say dates one by one, as in >=2026-01-01',
  },
  { here: /^\)/, hint: 'no bracket was opened for this one' },
  { before: /(?:^|[\s(])NOT$/, hint: 'NOT stands before one term or one bracket, with a space behind it' },
  { before: /(?:^|\(|\b(?:AND|OR)\s)\s*(?:AND|OR)\s*$/, hint: 'a term is missing before this' },
];

/** What is most likely wrong where the parser gave up. */
export function syntaxHint(text: string, at: number): string {
  const before = text.slice(0, at);
  const here = text.slice(at);
  if (hasOpenQuote(before)) return 'a quotation has no end';
  if (here.trim() === '') return hasOpenBracket(before) ? 'a bracket is not closed' : 'the filter breaks off here';
  const found = HINTS.find((hint) => (hint.before?.test(before) ?? true) && (hint.here?.test(here) ?? true));
  return found?.hint ?? 'this is not understood; a value with such signs is written in quotes, as in field:"…"';
}

function hasOpenQuote(before: string): boolean {
  return before.replaceAll('\\"', '').split('"').length % 2 === 0;
}

function hasOpenBracket(before: string): boolean {
  return before.split('(').length > before.split(')').length;
}
