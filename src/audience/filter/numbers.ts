import { success, type Result } from '../../domain/result.ts';
import { allOf, compares, type Comparison, type Expression, type SqlBool } from '../../store/expressions.ts';
import { unexpected, type TermProblem } from './field.ts';
import type { Term } from './filter.ts';

/** What a number has to be: every one of these. */
export type NumberTest = readonly { comparison: Comparison; value: number }[];

const NUMBER = /^-?\d{1,15}(?:\.\d{1,10})?$/;

/** What a term wants of a number. */
export function wantedNumber({ operator, operand }: Term): Result<NumberTest, TermProblem> {
  if (operand.kind === 'range') {
    if (operator !== '=') return unexpected('a range without < and >');
    return success([
      { comparison: operand.withFrom ? '>=' : '>', value: operand.from },
      { comparison: operand.withTo ? '<=' : '<', value: operand.to },
    ]);
  }
  if (!NUMBER.test(operand.text)) return unexpected('a number, as in >=3, or a range, as in [1 TO 5]');
  return success([{ comparison: operator, value: Number(operand.text) }]);
}

const COMPARISONS: Record<Comparison, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
};

/** Whether a number passes the test. */
export function passes(test: NumberTest, number: number): boolean {
  return test.every(({ comparison, value }) => COMPARISONS[comparison](number, value));
}

/** Whether a column's number passes the test; one that is not there does not. */
export function matchNumber(column: Expression<number | null>, test: NumberTest): Expression<SqlBool> {
  return allOf(test.map(({ comparison, value }) => compares(column, comparison, value)));
}
