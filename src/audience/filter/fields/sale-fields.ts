import { success } from '../../../domain/result.ts';
import type { Condition, Expression, Expressions } from '../../../store/expressions.ts';
import type { Field, PersonCondition } from '../field.ts';
import { matchNumber, passes, wantedNumber, type NumberTest } from '../numbers.ts';
import { matchText, wantedText } from '../text-match.ts';
import { readSaleScope } from './sale-scope.ts';

type SaleCondition = Condition<'sales'>;
type Amount = (expressions: Expressions<'sales'>) => Expression<number>;

const WINDOWS = ['.30d', '.2026-07', '.since-2026-07-01.until-2026-08-15'];

/** What they have sold: how often, for how many points, and which models. */
export const SALE_FIELDS: readonly Field[] = [
  amount('sales', (eb) => eb.fn.countAll<number>(), {
    about: 'how many sales they have registered; in other states: sales.refused, sales.any',
    examples: ['sales:>=3', 'sales.30d:0', `sales${WINDOWS[2]}:>=5`, 'sales.refused.7d:>2'],
  }),
  amount('points', (eb) => eb.fn.coalesce(eb.fn.sum<number>('points'), eb.lit(0)), {
    about: 'how many points their registered sales have brought',
    examples: ['points:>=1000', `points${WINDOWS[0]}:>100`, `points${WINDOWS[1]}:[100 TO 500]`],
  }),
  {
    name: 'model',
    about: 'a model they have registered, by its name or its id at the club',
    examples: ['model:"ERGO 32GHS5500"', 'model.30d:ERGO*'],
    read(term, parts, scope) {
      const sales = readSaleScope(parts, scope);
      if (!sales.ok) return sales;
      const wanted = wantedText(term);
      if (!wanted.ok) return wanted;
      const { value } = wanted;
      const named: SaleCondition = (eb) =>
        value.kind === 'any'
          ? eb('model_name', 'is not', null)
          : eb.or([matchText(eb.ref('model_name'), value), matchText(eb.ref('model_id'), value)]);
      return success((eb) => eb('subscribers.id', 'in', sellers(scope.botId, [sales.value, named])(eb)));
    },
  },
];

function amount(name: 'sales' | 'points', of: Amount, about: Omit<Field, 'read' | 'name'>): Field {
  return {
    name,
    ...about,
    read(term, parts, scope) {
      const sales = readSaleScope(parts, scope);
      if (!sales.ok) return sales;
      const wanted = wantedNumber(term);
      if (!wanted.ok) return wanted;
      return success(whoSold(scope.botId, sales.value, { of, test: wanted.value }));
    },
  };
}

function sellers(botId: string, conditions: readonly SaleCondition[]) {
  return (eb: Expressions<'subscribers'>) => {
    let query = eb.selectFrom('sales').select('subscriber_id').where('sales.bot_id', '=', botId);
    for (const condition of conditions) query = query.where((sales) => condition(sales));
    return query;
  };
}

/** Whoever has sold nothing is in no group of sales: where nothing is enough, it is asked for those who are not meant. */
function whoSold(botId: string, sales: SaleCondition, { of, test }: { of: Amount; test: NumberTest }): PersonCondition {
  return (eb) => {
    const groups = sellers(botId, [sales])(eb).groupBy('subscriber_id');
    if (!passes(test, 0))
      return eb(
        'subscribers.id',
        'in',
        groups.having((sold) => matchNumber(of(sold), test)),
      );
    return eb(
      'subscribers.id',
      'not in',
      groups.having((sold) => sold.not(matchNumber(of(sold), test))),
    );
  };
}
