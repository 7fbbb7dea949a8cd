import { success, failure, type Result } from '../../../domain/result.ts';
import { allOf, compares, type Condition } from '../../../store/expressions.ts';
import type { FilterScope, TermProblem } from '../field.ts';
import { readTimePart, TIME_PARTS } from '../time-part.ts';

type SaleCondition = Condition<'sales'>;

/** Registered, and not rejected by the club afterwards: what counts, here and in the statistics. */
const GOOD: SaleCondition = (eb) =>
  eb.and([eb('state', '=', 'registered'), eb.or([eb('fate', 'is', null), eb('fate', '<>', 'rejected')])]);

const STATES: Record<string, SaleCondition> = {
  registered: GOOD,
  refused: (eb) => eb('state', '=', 'refused'),
  waiting: (eb) => eb('state', 'in', ['captured', 'posting', 'in doubt']),
  'needs-model': (eb) => eb('state', '=', 'needs model'),
  confirmed: (eb) => eb.and([eb('fate', 'is not', null), eb('fate', 'in', ['confirmed', 'on balance'])]),
  rejected: (eb) => eb.and([eb('fate', 'is not', null), eb('fate', '=', 'rejected')]),
  any: () => allOf([]),
};

export const SALE_PARTS = `${Object.keys(STATES).join(', ')}, or a time: ${TIME_PARTS}`;

/** The sales that the parts of a field's name speak of: in a state, registered unless told, and in a time of capture. */
export function readSaleScope(parts: readonly string[], scope: FilterScope): Result<SaleCondition, TermProblem> {
  const states: SaleCondition[] = [];
  const times: SaleCondition[] = [];
  for (const part of parts) {
    const time = readTimePart(part, scope);
    const state = Object.hasOwn(STATES, part) ? STATES[part] : undefined;
    if (time)
      times.push((eb) => allOf(time.map((test) => compares(eb.ref('captured_at'), test.comparison, test.value))));
    else if (state) states.push(state);
    else return failure({ part: 'field', expected: SALE_PARTS, known: Object.keys(STATES) });
  }
  const conditions = [...(states.length > 0 ? states : [GOOD]), ...times];
  return success((eb) => allOf(conditions.map((condition) => condition(eb))));
}
