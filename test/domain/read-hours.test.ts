import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/local-time.ts';
import { readDates, readWeek } from '../../src/domain/read-hours.ts';
import type { Span, Week } from '../../src/domain/working-hours.ts';
import { writeDates, writeWeek } from '../../src/domain/write-hours.ts';

const TODAY = '2026-11-27';

/** The typed week as the command line would show it, or the refusal in one line. */
function week(typed: string): string {
  const read = readWeek(typed);
  return read.ok ? writeWeek(read.value).join('; ') : Object.values(read.failure).join(' | ');
}

function dates(typed: string): string {
  const read = readDates(typed, TODAY);
  if (!read.ok) return Object.values(read.failure).join(' | ');
  const { dates: days, spans } = read.value;
  return spans === 'usual' ? `${days.join()} usual` : writeDates(new Map(days.map((day) => [day, spans]))).join('; ');
}

describe('a typed week', () => {
  const OFFICE = 'mon-fri 9:00-13:00,14:00-18:00; sat 10:00-14:00; sun closed';

  it.each([
    ['mon-fri 9:00-13:00,14:00-18:00 sat 10:00-14:00', OFFICE],
    ['MON – FRI  9 – 13, 14 – 18; Sat 10-14', OFFICE],
    ['пн-пт 9:00-13:00,14:00-18:00 сб 10:00-14:00 нд вихідний', OFFICE],
    ['Понеділок-П\u2019ятниця 9.00-13.00 14.00-18.00 субота 10-14', OFFICE],
    ['будні 14-18,9-13 сб 10-14 нд зачинено', OFFICE],
    ['monday,tues,wed,thurs,пт 09:00-13:00,14:00-18:00\nsat 10:00-14:00\nsun closed', OFFICE],
    ['fri-mon 0-24', 'mon 0:00-24:00; tue-thu closed; fri-sun 0:00-24:00'],
    ['daily 22:00-2:00', 'mon-sun 22:00-2:00'],
    ['щодня 18-0', 'mon-sun 18:00-24:00'],
    ['вихідні 10-14', 'mon-fri closed; sat-sun 10:00-14:00'],
  ])('%s', (typed, shown) => expect(week(typed)).toBe(shown));
});

describe('a week that cannot be taken names the place, the value and what is expected', () => {
  const hours = 'hours such as 9:00-18:00 or 9:00-13:00,14:00-18:00, or closed';
  const days =
    'a day (mon, tue, wed, thu, fri, sat, sun, or пн, вт, ср…), a range such as mon-fri, or a list such as mon,wed';

  it.each([
    ['', 'the hours | nothing | mon-fri 9:00-18:00'],
    ['9:00-18:00', `word 1 (9:00-18:00) | "9:00-18:00" | ${days}`],
    ['mon-fri', `word 1 (mon-fri) | no hours after it | ${hours}`],
    ['mon-fri sat 9-18', `word 1 (mon-fri) | no hours after it | ${hours}`],
    ['mon-fri 9-18 son 10-14', `word 3 (son) | "son" | ${days}`],
    ['m 9-18', `word 1 (m) | "m" | ${days}`],
    ['mon-wed-fri 9-18', `word 1 (mon-wed-fri) | "mon-wed-fri" | ${days}`],
    ['weekdays-sat 9-18', `word 1 (weekdays-sat) | "weekdays-sat" | ${days}`],
    ['mon,tue,mon 9-18', 'word 1 (mon,tue,mon) | mon twice | each day once'],
    ['mon-fri 9-18 fri 9-17', 'word 3 (fri) | fri, which has its hours already | each day once'],
    ['mon 9:00-25:00', `word 2 (9:00-25:00) | "25:00", which is no time of day to close | ${hours}`],
    ['mon 9:60-18:00', `word 2 (9:60-18:00) | "9:60", which is no time of day to open | ${hours}`],
    ['mon 24:00-25:00', `word 2 (24:00-25:00) | "24:00", which is no time of day to open | ${hours}`],
    ['mon 9:00', `word 2 (9:00) | "9:00" | ${hours}`],
    ['mon 9-18,', `word 2 (9-18,) | "" | ${hours}`],
    ['mon 9-9', 'word 2 (9-9) | 9-9, which is no time at all | 0:00-24:00 for the whole day'],
    [
      'mon 9-14,13-18',
      'word 2 (9-14,13-18) | 13-18, which overlaps with the hours before it | hours beside each other',
    ],
    ['mon closed 9-18', `word 2 (closed) | "closed" | ${hours}`],
  ])('%s', (typed, refusal) => expect(week(typed)).toBe(refusal));
});

describe('typed dates', () => {
  it.each([
    ['2026-12-25..2027-01-07 closed', '2026-12-25..2027-01-07 closed'],
    ['25.12.2026 .. 7.1.2027 вихідний', '2026-12-25..2027-01-07 closed'],
    ['25.12.2026…26.12.2026 закрито', '2026-12-25..2026-12-26 closed'],
    ['2026-11-27 10:00-14:00, 15-16', '2026-11-27 10:00-14:00,15:00-16:00'],
    ['2028-02-29 usual', '2028-02-29 usual'],
    ['2026-12-31 звичайно', '2026-12-31 usual'],
  ])('%s', (typed, shown) => expect(dates(typed)).toBe(shown));

  const expected = 'a date such as 2026-12-25 or 25.12.2026, or a range such as 2026-12-25..2027-01-07';

  it.each([
    ['', `the dates | nothing | ${expected}`],
    ['christmas closed', `word 1 (christmas) | "christmas" | ${expected}`],
    ['2026-02-30 closed', `word 1 (2026-02-30) | "2026-02-30" | ${expected}`],
    ['31.11.2026 closed', `word 1 (31.11.2026) | "31.11.2026" | ${expected}`],
    ['2026-12-25..soon closed', `word 1 (2026-12-25..soon) | "soon" | ${expected}`],
    [
      '2027-01-07..2026-12-25 closed',
      'word 1 (2027-01-07..2026-12-25) | 2026-12-25, which is before 2027-01-07 | the earlier date first',
    ],
    ['2026-12-25..2126-01-07 closed', 'word 1 (2026-12-25..2126-01-07) | 36173 days | at most 366 days at once'],
    ['2026-11-26 closed', 'word 1 (2026-11-26) | 2026-11-26, which is over | a date from 2026-11-27 on'],
    [
      '2026-12-25',
      'word 1 (2026-12-25) | no hours after it | hours such as 9:00-18:00 or 9:00-13:00,14:00-18:00, or closed',
    ],
  ])('%s is refused', (typed, refusal) => expect(dates(typed)).toBe(refusal));
});

/** Spans of one day beside each other, as they are stored. */
const spans: fc.Arbitrary<Span[]> = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 }).map((ends) => {
  const sorted = ends.toSorted((a, b) => a - b);
  return sorted.flatMap((from, at) =>
    at % 2 === 0 && sorted[at + 1] !== undefined ? [{ from, to: sorted[at + 1] ?? 0 }] : [],
  );
});

describe('what is written', () => {
  it('can be typed again: a week', () => {
    const weeks: fc.Arbitrary<Week> = fc.array(spans, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(weeks, (given) => {
        expect(readWeek(writeWeek(given).join(' '))).toEqual({ ok: true, value: given });
      }),
    );
  });

  it('can be typed again: dates', () => {
    const some = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), spans);
    const property = fc.property(some, ([start, count, given]) => {
      const days = Array.from({ length: count }, (_, day) => addDays(TODAY, start + day));
      const [line = '', ...more] = writeDates(new Map(days.map((day) => [day, given])));
      expect(more).toEqual([]);
      expect(readDates(line, TODAY)).toEqual({ ok: true, value: { dates: days, spans: given } });
    });
    fc.assert(property);
  });

  it('takes neighbours with the same hours together, and only those', () => {
    const nine = [{ from: 540, to: 1080 }];
    const lines = writeDates(
      new Map([
        ['2026-12-31', nine],
        ['2026-12-25', []],
        ['2026-12-30', nine],
        ['2026-12-27', []],
        ['2026-12-26', []],
      ]),
    );
    expect(lines).toEqual(['2026-12-25..2026-12-27 closed', '2026-12-30..2026-12-31 9:00-18:00']);
  });
});

it('whatever is typed is read or refused in a sentence, never thrown', () => {
  const word = fc.constantFrom(
    'mon',
    'fri-',
    'пн',
    ',',
    '-',
    '..',
    '9',
    '9:00-18:00',
    '24:00',
    'closed',
    '2026-12-25',
    '25.12.2026',
    '…',
    ';',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
        fc.array(word).map((words) => words.join('')),
      ),
      (typed) => {
        for (const read of [readWeek(typed), readDates(typed, TODAY)])
          expect(read.ok || read.failure.expected !== '').toBe(true);
      },
    ),
  );
});
