import { addDays } from './local-time.ts';

/** By what a span of time is divided. Weeks begin on Monday. */
export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** From a date to a date, both `YYYY-MM-DD` and both in it. */
export type Period = { from: string; to: string };

/** The days, weeks or months of a span in order; of the first and the last only what lies in the span. */
export function periodsOf(span: Period, step: Step): Period[] {
  const periods: Period[] = [];
  for (let { from } = span; from <= span.to;) {
    const next = nextStart(from, step);
    const last = addDays(next, -1);
    periods.push({ from, to: last < span.to ? last : span.to });
    from = next;
  }
  return periods;
}

/** The span of so many steps that ends with `to`: the last of them as far as it has come. */
export function lastSteps(to: string, count: number, step: Step): Period {
  let from = startOf(to, step);
  for (let more = 1; more < count; more++) from = startOf(addDays(from, -1), step);
  return { from, to };
}

function startOf(date: string, step: Step): string {
  switch (step) {
    case 'day':
      return date;
    case 'week':
      return addDays(date, -weekday(date));
    case 'month':
      return `${date.slice(0, 7)}-01`;
  }
}

function nextStart(date: string, step: Step): string {
  switch (step) {
    case 'day':
      return addDays(date, 1);
    case 'week':
      return addDays(date, 7 - weekday(date));
    case 'month':
      return startOf(addDays(startOf(date, 'month'), 31), 'month');
  }
}

/** Days since Monday. */
function weekday(date: string): number {
  return (new Date(Date.parse(date)).getUTCDay() + 6) % 7;
}
