import type { FilterScope } from './field.ts';
import { lengthOf, readAge, readPeriod, type TimeTest } from './periods.ts';

/** How a time is said in the name of a field. */
export const TIME_PARTS = '30d, 2026-07, since-2026-07-01, until-2026-07-31';

/** What a part of a field's name, as in `sales.30d`, wants of a moment; undefined when it is no time. */
export function readTimePart(part: string, { now, localTime }: FilterScope): TimeTest | undefined {
  const age = readAge(part);
  if (age) return [{ comparison: '>=', value: now - lengthOf(age) }];
  const [, bound, date] = /^(?:(since|until)-)?(.+)$/.exec(part) ?? [];
  const period = readPeriod(date ?? '');
  if (!period) return undefined;
  const from = { comparison: '>=', value: localTime.startOf(period.first) } as const;
  const to = { comparison: '<', value: localTime.startOf(period.end) } as const;
  return [...(bound === 'until' ? [] : [from]), ...(bound === 'since' ? [] : [to])];
}
