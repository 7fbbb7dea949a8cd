import { daysBetween } from './local-time.ts';

/** Dates as the club writes them, `YYYY-MM-DD`, both included. */
export type Period = { from: string; to: string };

/** So many days after the end a sale of the last day may still be brought (specification, PostSNModel, `date`). */
export const GRACE_DAYS = 3;

/** Whether a promotion runs on that day; it ends at midnight after its last day. A date that cannot be read sets no bound. */
export function inForce(period: Period, today: string): boolean {
  const begun = !(daysBetween(today, period.from) > 0);
  const over = daysBetween(period.to, today) > 0;
  return begun && !over;
}

/** How many days are left, the last one counted as 1; undefined when the end cannot be read. */
export function daysLeft(period: Period, today: string): number | undefined {
  const left = daysBetween(today, period.to) + 1;
  return Number.isNaN(left) ? undefined : left;
}

/** Whether a sale captured on `day` can no longer be brought: the promotion had ended, or its days of grace are over. */
export function tooLate(period: Period, day: string, today: string): boolean {
  return daysBetween(period.to, day) > 0 || daysBetween(period.to, today) > GRACE_DAYS;
}

/** Whether a sale captured on `day` can be brought today: it was within the promotion, whose days of grace are not over. */
export function takesSale(period: Period, day: string, today: string): boolean {
  return inForce(period, day) && !tooLate(period, day, today);
}

/** The last of the days of grace, `YYYY-MM-DD`; undefined when the end cannot be read. */
export function lastDayOfGrace({ to }: Pick<Period, 'to'>): string | undefined {
  const end = Date.parse(to);
  return Number.isNaN(end) ? undefined : new Date(end + GRACE_DAYS * 86_400_000).toISOString().slice(0, 10);
}

/** The promotion's last day as a date alone; undefined when it cannot be read. */
export function lastDay({ to }: Pick<Period, 'to'>): string | undefined {
  return Number.isNaN(Date.parse(to)) ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(to)?.[0];
}
