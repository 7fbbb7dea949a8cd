const ROWS: readonly [string, string][] = [
  ['qwertyuiop[]', 'йцукенгшщзхї'],
  ["asdfghjkl;'", 'фівапролджє'],
  ['zxcvbnm,.', 'ячсмитьбю'],
];

/** Letters that a Ukrainian layout has in one of two places, or a Russian one instead of it. */
const OTHERS: readonly [string, string][] = [
  ['s', 'ы'],
  [']', 'ъ'],
  ["'", 'э'],
  ['`', 'ё'],
  ['`', 'ґ'],
];

const LATIN = new Map<string, string>();
for (const [latin, cyrillic] of ROWS)
  for (const [at, letter] of Array.from(cyrillic).entries()) LATIN.set(letter, latin[at] ?? letter);
for (const [latin, letter] of OTHERS) LATIN.set(letter, latin);

/**
 * The key of a Latin layout where a letter of a Ukrainian or Russian one stands, so that commands work whichever is
 * switched on. Never used for text.
 */
export function latinKey(letter: string): string {
  const lower = letter.toLowerCase();
  const latin = LATIN.get(lower);
  if (latin === undefined) return letter;
  return lower === letter ? latin : latin.toUpperCase();
}
