import type { AttributeType } from '../../../domain/attribute.ts';
import { fold } from '../../../domain/fold.ts';
import { success, type Result } from '../../../domain/result.ts';
import { allOf, compares, type Condition } from '../../../store/expressions.ts';
import { readFlag } from '../../attribute-value.ts';
import {
  unexpected,
  withoutParts,
  type Field,
  type FilterScope,
  type PersonCondition,
  type TermProblem,
} from '../field.ts';
import type { Term } from '../filter.ts';
import { matchNumber, wantedNumber } from '../numbers.ts';
import { wantedDay } from '../periods.ts';
import { matchText, wantedText } from '../text-match.ts';

/** An attribute that staff have defined. */
export type Attribute = { id: number; key: string; label: string; type: AttributeType };

type ValueCondition = Condition<'attribute_values'>;

/** The field of an attribute; `*` for any value. */
export function attributeField({ id, key, label, type }: Attribute): Field {
  return withoutParts(
    { name: key, about: label, examples: EXAMPLES[type].map((value) => key + value) },
    (term, scope) => {
      const isAny =
        term.operator === '=' && term.operand.kind === 'word' && !term.operand.isQuoted && term.operand.text === '*';
      const condition = isAny ? success(undefined) : READERS[type](term, scope);
      return condition.ok ? success(whoHas(id, condition.value)) : condition;
    },
  );
}

const EXAMPLES: Record<AttributeType, string[]> = {
  text: [':Київ', ':Ки*'],
  number: [':>=3', ':[1 TO 5]'],
  date: [':2026-07', ':<30d'],
  boolean: [':yes'],
};

function whoHas(attributeId: number, condition: ValueCondition | undefined): PersonCondition {
  return (eb) => {
    const having = eb.selectFrom('attribute_values').select('member').where('attribute_id', '=', attributeId);
    return eb('subscribers.member', 'in', condition ? having.where((values) => condition(values)) : having);
  };
}

type Reader = (term: Term, scope: FilterScope) => Result<ValueCondition, TermProblem>;

const READERS: Record<AttributeType, Reader> = {
  text(term) {
    const wanted = wantedText(term);
    if (!wanted.ok) return wanted;
    const { value } = wanted;
    if (value.kind === 'any') return success(() => allOf([]));
    const folded = { ...value, text: fold(value.text) };
    return success((eb) => matchText(eb.ref('attribute_values.folded'), folded));
  },
  number(term) {
    const wanted = wantedNumber(term);
    return wanted.ok ? success((eb) => matchNumber(eb.ref('attribute_values.number'), wanted.value)) : wanted;
  },
  date(term, scope) {
    const wanted = wantedDay(term, scope);
    if (!wanted.ok) return wanted;
    return success((eb) =>
      allOf(
        wanted.value.map(({ comparison, value }) => compares(eb.ref('attribute_values.folded'), comparison, value)),
      ),
    );
  },
  boolean({ operator, operand }) {
    const flag = operator === '=' && operand.kind === 'word' ? readFlag(operand.text) : undefined;
    if (flag === undefined) return unexpected('yes or no');
    return success((eb) => compares(eb.ref('attribute_values.folded'), '=', String(flag)));
  },
};
