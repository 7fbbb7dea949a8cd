import type { TextPosition } from '../icu.ts';

/** What can be wrong with a text. */
export type ProblemKind =
  | 'blank'
  | 'characters'
  | 'syntax'
  | 'unknown placeholder'
  | 'wrong use'
  | 'plural forms'
  | 'missing placeholder'
  | 'markup'
  | 'too long'
  | 'label taken';

/** One thing that is wrong with a text: where, if there is a place to point at, and a sentence with what to do. */
export type TextProblem = { kind: ProblemKind; at?: TextPosition; says: string };

/** Names as a sentence lists them: `{serial}, {points}`. */
export function named(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}
