import { success, type Result } from '../../domain/result.ts';
import { isLikeText, isSameText, type Expression, type SqlBool } from '../../store/expressions.ts';
import { unexpected, type TermProblem } from './field.ts';
import type { Term } from './filter.ts';

/** A text that is looked for: `*` alone for any. */
export type WantedText = { kind: 'any' } | { kind: 'same' | 'like'; text: string };

/** What a term wants of a text. */
export function wantedText({ operator, operand }: Term): Result<WantedText, TermProblem> {
  if (operator !== '=' || operand.kind === 'range') return unexpected('a text, as in field:text or field:tex*');
  const { text, isQuoted } = operand;
  if (!isQuoted && text === '*') return success({ kind: 'any' });
  return success({ kind: !isQuoted && /[*?]/.test(text) ? 'like' : 'same', text });
}

/** The condition on a column; one that is folded is to be asked for folded text. */
export function matchText(
  column: Expression<string | null>,
  wanted: Exclude<WantedText, { kind: 'any' }>,
): Expression<SqlBool> {
  return wanted.kind === 'same' ? isSameText(column, wanted.text) : isLikeText(column, wanted.text);
}
