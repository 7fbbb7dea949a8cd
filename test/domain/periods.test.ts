import { describe, expect, it } from 'vitest';
import { lastSteps, periodsOf, type Step } from '../../src/domain/periods.ts';

const written = (from: string, to: string, step: Step) =>
  periodsOf({ from, to }, step).map((period) =>
    period.from === period.to ? period.from : `${period.from}…${period.to}`,
  );

describe('a span', () => {
  it.each<[string, string, Step, string[]]>([
    ['2026-03-28', '2026-03-30', 'day', ['2026-03-28', '2026-03-29', '2026-03-30']],
    ['2026-12-31', '2027-01-01', 'day', ['2026-12-31', '2027-01-01']],
    ['2026-03-02', '2026-03-15', 'week', ['2026-03-02…2026-03-08', '2026-03-09…2026-03-15']],
    ['2026-03-01', '2026-03-10', 'week', ['2026-03-01', '2026-03-02…2026-03-08', '2026-03-09…2026-03-10']],
    ['2026-01-31', '2026-03-01', 'month', ['2026-01-31', '2026-02-01…2026-02-28', '2026-03-01']],
    ['2028-02-29', '2028-02-29', 'month', ['2028-02-29']],
    ['2026-12-01', '2027-01-31', 'month', ['2026-12-01…2026-12-31', '2027-01-01…2027-01-31']],
    ['2026-03-02', '2026-03-01', 'day', []],
  ])('from %s to %s by %s is divided into %j', (from, to, step, periods) => {
    expect(written(from, to, step)).toEqual(periods);
  });

  it.each<[string, number, Step, string]>([
    ['2026-03-01', 3, 'day', '2026-02-27'],
    ['2026-03-01', 1, 'week', '2026-02-23'],
    ['2026-03-02', 2, 'week', '2026-02-23'],
    ['2026-03-31', 12, 'month', '2025-04-01'],
  ])('that ends on %s and has %i %ss begins on %s', (to, count, step, from) => {
    const span = lastSteps(to, count, step);
    expect(span).toEqual({ from, to });
    expect(periodsOf(span, step)).toHaveLength(count);
  });
});
