import { addDays, isDate } from '../../domain/local-time.ts';
import { success, type Result } from '../../domain/result.ts';
import type { Comparison } from '../../store/expressions.ts';
import { unexpected, type FilterScope, type TermProblem } from './field.ts';
import type { Term } from './filter.ts';

/** Days of the calendar from the first to before the end, both `YYYY-MM-DD`. */
export type Period = { first: string; end: string };

/** A span of time that is counted back from now. */
export type Age = { count: number; unit: 'h' | 'd' | 'w' };

const PERIOD = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const AGE = /^(\d{1,4})([hdw])$/;

export const HOUR = 3_600_000;
const HOURS: Record<Age['unit'], number> = { h: 1, d: 24, w: 168 };

/** `2026`, `2026-07` or `2026-07-31`; undefined for what is no day, month or year of a calendar that anybody lives by. */
export function readPeriod(text: string): Period | undefined {
  const [, year, month, day] = PERIOD.exec(text) ?? [];
  if (year === undefined || year < '1900' || year > '2999') return undefined;
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
  if (!isDate(first)) return undefined;
  if (day !== undefined) return { first, end: addDays(first, 1) };
  if (month !== undefined) return { first, end: `${addDays(first, 31).slice(0, 7)}-01` };
  return { first, end: `${Number(year) + 1}-01-01` };
}

/** `12h`, `7d`, `2w`. */
export function readAge(text: string): Age | undefined {
  const [, count, unit] = AGE.exec(text) ?? [];
  if (unit !== 'h' && unit !== 'd' && unit !== 'w') return undefined;
  return { count: Number(count), unit };
}

/** Milliseconds. */
export function lengthOf({ count, unit }: Age): number {
  return count * HOURS[unit] * HOUR;
}

/** What a moment or a day has to be; later is more. */
export type TimeTest = { comparison: Comparison; value: number | string }[];

const EXPECTED = 'a day, month or year, as in >=2026-07-31 or 2026-07, or how long ago, as in <7d (h, d, w)';

/** What a term wants of a moment, in epoch milliseconds. `<7d`: less than seven days ago; `>2026-07`: after July. */
export function wantedMoment(term: Term, { now, localTime }: FilterScope): Result<TimeTest, TermProblem> {
  return wantedTime(term, {
    ago: (age) => now - lengthOf(age),
    startOf: (date) => localTime.startOf(date),
  });
}

/** What a term wants of a day of the calendar, `YYYY-MM-DD`. */
export function wantedDay(term: Term, { now, localTime }: FilterScope): Result<TimeTest, TermProblem> {
  return wantedTime(term, {
    ago: (age) => addDays(localTime.date(now), -Math.floor(lengthOf(age) / (24 * HOUR))),
    startOf: (date) => date,
  });
}

type Measure = { ago: (age: Age) => number | string; startOf: (date: string) => number | string };

/** A greater age is an earlier time. */
const EARLIER: Record<Exclude<Comparison, '='>, Comparison> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' };

function wantedTime({ operator, operand }: Term, { ago, startOf }: Measure): Result<TimeTest, TermProblem> {
  if (operand.kind === 'range') return unexpected(EXPECTED);
  const age = readAge(operand.text);
  if (age && operator !== '=') return success([{ comparison: EARLIER[operator], value: ago(age) }]);
  if (age) return unexpected(`<${operand.text} for less than that ago, >${operand.text} for longer ago`);
  const period = readPeriod(operand.text);
  return period ? success(within(period, operator, startOf)) : unexpected(EXPECTED);
}

function within({ first, end }: Period, operator: Comparison, startOf: Measure['startOf']): TimeTest {
  const tests: Record<Comparison, () => TimeTest> = {
    '=': () => [
      { comparison: '>=', value: startOf(first) },
      { comparison: '<', value: startOf(end) },
    ],
    '>': () => [{ comparison: '>=', value: startOf(end) }],
    '>=': () => [{ comparison: '>=', value: startOf(first) }],
    '<': () => [{ comparison: '<', value: startOf(first) }],
    '<=': () => [{ comparison: '<', value: startOf(end) }],
  };
  return tests[operator]();
}
