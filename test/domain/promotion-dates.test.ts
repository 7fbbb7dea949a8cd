import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, LocalTime } from '../../src/domain/local-time.ts';
import { daysLeft, inForce, tooLate } from '../../src/domain/promotion-dates.ts';

const october = { from: '2018-10-01', to: '2018-10-31' };

describe('a promotion', () => {
  it.each([
    ['2018-09-30', false],
    ['2018-10-01', true],
    ['2018-10-31', true],
    ['2018-11-01', false],
  ])('on %s is in force: %s', (today, expected) => {
    expect(inForce(october, today)).toBe(expected);
  });

  it.each([
    ['2018-10-30', 2],
    ['2018-10-31', 1],
  ])('on %s has %i days left', (today, expected) => {
    expect(daysLeft(october, today)).toBe(expected);
  });

  it('without a readable end does not end, and says nothing of days', () => {
    expect(inForce({ from: '', to: '' }, '2018-10-01')).toBe(true);
    expect(daysLeft({ from: '', to: '' }, '2018-10-01')).toBeUndefined();
  });

  it.each([
    ['captured in time, brought on the third day of grace', '2018-10-31', '2018-11-03', false],
    ['captured in time, brought on the fourth day', '2018-10-31', '2018-11-04', true],
    ['captured after the end', '2018-11-01', '2018-11-01', true],
  ])('a sale %s', (_, captured, today, expected) => {
    expect(tooLate(october, captured, today)).toBe(expected);
  });
});

describe('local time', () => {
  const kyiv = new LocalTime('Europe/Kyiv');

  it('is Kyiv’s, in winter and in summer', () => {
    expect(kyiv.dateTime(Date.UTC(2026, 0, 31, 22, 30))).toBe('2026-02-01 00:30:00');
    expect(kyiv.dateTime(Date.UTC(2026, 6, 1, 20, 59, 59))).toBe('2026-07-01 23:59:59');
  });

  it('counts days over the changes of the clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 400 }), (day, more) => {
        const noon = (days: number) => kyiv.date(days * 86_400_000 + 43_200_000);
        expect(daysBetween(noon(day), noon(day + more))).toBe(more);
      }),
    );
  });
});
