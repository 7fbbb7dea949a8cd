import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDate, LocalTime } from '../../src/domain/local-time.ts';

describe('the first moment of a date', () => {
  it.each([
    ['Europe/Kyiv', '2026-07-01', '2026-06-30T21:00:00.000Z'],
    ['Europe/Kyiv', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['Europe/Kyiv', '2026-10-26', '2026-10-25T22:00:00.000Z'],
    // Midnight is skipped there, and shown twice.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ])('in %s of %s is %s', (zone, date, moment) => {
    expect(new Date(new LocalTime(zone).startOf(date)).toISOString()).toBe(moment);
  });

  it('is of that date, and the moment before it is of the day before', () => {
    const zones = ['Europe/Kyiv', 'Africa/Cairo', 'America/Havana', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'];
    const day = fc.integer({ min: 0, max: 10_000 }).map((days) => addDays('2005-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, date) => {
        const localTime = new LocalTime(zone);
        const start = localTime.startOf(date);
        return localTime.date(start) === date && localTime.date(start - 1) < date;
      }),
    );
  });
});

it.each([
  ['2026-02-28', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('whether %j is a day of the calendar: %s', (text, is) => {
  expect(isDate(text)).toBe(is);
});
