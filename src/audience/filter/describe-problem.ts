import type { FilterProblem } from './filter.ts';

const WIDEST = 72;

/** The problem with the line it is in and marks under its place; a line that is too long is cut around it. */
export function describeProblem(text: string, { message, place }: FilterProblem): string {
  const begin = text.lastIndexOf('\n', place.start - 1) + 1;
  const end = text.indexOf('\n', begin);
  const line = text.slice(begin, end < 0 ? undefined : end).replace(/\p{C}/gu, ' ');
  const at = Math.min(place.start - begin, line.length);
  const shift = at > WIDEST - 20 ? at - 20 : 0;
  const shown = line.slice(shift, shift + WIDEST);
  const length = Math.max(1, Math.min(place.end - place.start, shown.length - (at - shift)));
  return `${message}\n  ${veiled(shown)}\n  ${' '.repeat(at - shift)}${'^'.repeat(length)}`;
}

/** Phone numbers as they may be shown anywhere, at the same length, so that the marks stay under their place. */
function veiled(line: string): string {
  return line.replace(/\d{5}(?=\d{2})/g, '•••••');
}
