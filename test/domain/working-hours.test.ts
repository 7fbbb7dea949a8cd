import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { WorkingHours, type HoursPlan, type Span } from '../../src/domain/working-hours.ts';

const ZONE = 'Europe/Kyiv';
const MINUTE = 60_000;
const DAY = 24 * 60;
const OFFICE = [
  { from: 9 * 60, to: 13 * 60 },
  { from: 14 * 60, to: 18 * 60 },
];

function hours(week: Span[][], dates: Record<string, Span[]> = {}, zone = ZONE): WorkingHours {
  return new WorkingHours({ week, dates: new Map(Object.entries(dates)) }, new LocalTime(zone));
}

/** 2026 in Kyiv: UTC+2 in winter, UTC+3 from 29 March to 25 October. */
const at = (iso: string) => Date.parse(iso);
const office = hours([OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []]);

describe('a working week', () => {
  it.each([
    ['Monday morning before nine', '2026-11-30T08:59:59+02:00', false, '2026-11-30T09:00+02:00'],
    ['nine sharp', '2026-11-30T09:00+02:00', true, '2026-11-30T09:00+02:00'],
    ['the lunch break', '2026-11-30T13:00+02:00', false, '2026-11-30T14:00+02:00'],
    ['the last minute', '2026-11-30T17:59:59+02:00', true, '2026-11-30T17:59:59+02:00'],
    ['closing time', '2026-11-30T18:00+02:00', false, '2026-12-01T09:00+02:00'],
    ['Friday evening', '2026-11-27T18:00+02:00', false, '2026-11-30T09:00+02:00'],
    ['Sunday night before the clocks go forward', '2026-03-29T01:00+02:00', false, '2026-03-30T09:00+03:00'],
    ['Sunday night before they go back', '2026-10-25T01:00+03:00', false, '2026-10-26T09:00+02:00'],
  ])('%s', (_name, moment, isOpen, opening) => {
    expect(office.isOpen(at(moment))).toBe(isOpen);
    expect(office.nextOpening(at(moment))).toBe(at(opening));
  });

  it('is closed from one evening to the next morning, and over the weekend in one piece', () => {
    const night = { since: at('2026-11-30T18:00+02:00'), until: at('2026-12-01T09:00+02:00') };
    expect(office.closedPeriod(at('2026-11-30T18:00+02:00'))).toEqual(night);
    expect(office.closedPeriod(at('2026-12-01T08:59+02:00'))).toEqual(night);
    const weekend = { since: at('2026-11-27T18:00+02:00'), until: at('2026-11-30T09:00+02:00') };
    expect(office.closedPeriod(at('2026-11-28T12:00+02:00'))).toEqual(weekend);
    expect(office.closedPeriod(at('2026-11-30T10:00+02:00'))).toBeUndefined();
  });
});

describe('what holds on single dates', () => {
  it('takes the place of the weekday, closed or with hours of its own', () => {
    const holidays = hours([OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []], {
      '2026-12-24': [{ from: 600, to: 720 }],
      '2026-12-25': [],
      '2026-12-26': [{ from: 600, to: 840 }],
    });
    expect(holidays.isOpen(at('2026-12-24T09:30+02:00'))).toBe(false);
    expect(holidays.nextOpening(at('2026-12-24T12:00+02:00'))).toBe(at('2026-12-26T10:00+02:00'));
  });
});

describe('spans past midnight', () => {
  const night = hours([[], [], [], [], [{ from: 22 * 60, to: 26 * 60 }], [], []], { '2026-11-28': [] });

  it('go on into the next day, whatever that day itself is', () => {
    expect(night.isOpen(at('2026-11-28T01:59+02:00'))).toBe(true);
    expect(night.isOpen(at('2026-11-28T02:00+02:00'))).toBe(false);
    expect(night.isOpen(at('2026-11-28T22:00+02:00'))).toBe(false);
  });
});

describe('the hour that the clocks skip or show twice', () => {
  const early = hours(Array.from({ length: 7 }, () => [{ from: 3 * 60 + 15, to: 3 * 60 + 45 }]));
  const long = hours(Array.from({ length: 7 }, () => [{ from: 3 * 60 + 15, to: 5 * 60 }]));

  it('a span within the skipped hour does not happen, one that reaches out of it begins with the new time', () => {
    expect(early.nextOpening(at('2026-03-29T00:00+02:00'))).toBe(at('2026-03-30T03:15+03:00'));
    expect(long.nextOpening(at('2026-03-29T00:00+02:00'))).toBe(at('2026-03-29T04:00+03:00'));
  });

  it('a span within the hour shown twice happens twice', () => {
    expect(early.isOpen(at('2026-10-25T03:30+03:00'))).toBe(true);
    expect(early.nextOpening(at('2026-10-25T03:45+03:00'))).toBe(at('2026-10-25T03:15+02:00'));
  });
});

describe('without anybody there', () => {
  it('there is no next opening, and no end of the closed period', () => {
    const never = hours([[], [], [], [], [], [], []]);
    expect(never.nextOpening(at('2026-11-30T12:00+02:00'))).toBeUndefined();
    expect(never.closedPeriod(at('2026-11-30T12:00+02:00'))).toEqual({});
  });

  it('a whole year of closed dates has both ends', () => {
    const year = Array.from({ length: 366 }, (_, day) => new Date(at('2026-01-01') + day * DAY * MINUTE));
    const closed = Object.fromEntries(year.map((date) => [date.toISOString().slice(0, 10), []]));
    const week = Array.from({ length: 7 }, () => OFFICE);
    expect(hours(week, closed).closedPeriod(at('2026-06-01T12:00+03:00'))).toEqual({
      since: at('2025-12-31T18:00+02:00'),
      until: at('2027-01-02T09:00+02:00'),
    });
  });
});

const span = fc.record({ from: fc.integer({ min: 0, max: DAY - 1 }), length: fc.integer({ min: 1, max: DAY }) });
const day = fc.array(
  span.map(({ from, length }) => ({ from, to: from + length })),
  { maxLength: 2 },
);

/** Where clocks are changed by an hour, by half an hour, at midnight and not at all; with days on which they are. */
const CHANGES = [
  [ZONE, '2026-03-29'],
  [ZONE, '2026-10-25'],
  [ZONE, '2026-07-01'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Asia/Kolkata', '2026-01-01'],
] as const;

type Shown = { today: number; minute: number };

/** What the clock on the wall shows in each of so many minutes. */
function clockMinutes(timeZone: string, start: number, count: number): Shown[] {
  const two = '2-digit';
  const fields = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...fields });
  return Array.from({ length: count }, (_, i) => {
    const part = Object.fromEntries(clock.formatToParts(start + i * MINUTE).map(({ type, value }) => [type, value]));
    const today = Date.parse(`${part['year']}-${part['month']}-${part['day']}T00:00:00Z`);
    return { today, minute: Number(part['hour']) * 60 + Number(part['minute']) };
  });
}

/** The rule in its plainest form, with a calendar of its own. */
function isOpenByTheWall({ week, dates }: HoursPlan, { today, minute }: Shown): boolean {
  return [0, 1].some((daysAgo) => {
    const date = new Date(today - daysAgo * DAY * MINUTE);
    const spans = dates.get(date.toISOString().slice(0, 10)) ?? week[(date.getUTCDay() + 6) % 7] ?? [];
    return spans.some(({ from, to }) => from <= minute + daysAgo * DAY && minute + daysAgo * DAY < to);
  });
}

describe('against a walk minute by minute over four days in which the clocks are changed', () => {
  it.each(CHANGES)('%s, %s', { timeout: 120_000 }, (zone, changed) => {
    const start = at(`${changed}T00:00:00Z`) - 2 * DAY * MINUTE;
    const shown = clockMinutes(zone, start, 4 * DAY);
    const localTime = new LocalTime(zone);
    fc.assert(
      fc.property(fc.tuple(day, day, day, day, day, day, day), fc.option(day, { nil: undefined }), (week, own) => {
        const plan = { week, dates: new Map(own ? [[changed, own]] : []) };
        const tested = new WorkingHours(plan, localTime);
        const isOpen = shown.map((minute) => isOpenByTheWall(plan, minute));
        for (let i = 0; i < isOpen.length; i += 37) expect(tested.isOpen(start + i * MINUTE)).toBe(isOpen[i]);

        const ends = isOpen.flatMap((open, i) => (i > 0 && open !== isOpen[i - 1] ? [i - 1, i] : []));
        const moment = (i: number) => start + i * MINUTE + 30_000;
        for (const i of ends.filter((end) => isOpen.includes(true, end))) {
          const opening = isOpen.indexOf(true, i);
          expect(tested.nextOpening(moment(i))).toBe(opening === i ? moment(i) : start + opening * MINUTE);
        }
        for (const i of ends.filter((end) => isOpen.lastIndexOf(true, end) >= 0)) {
          const since = start + (isOpen.lastIndexOf(true, i) + 1) * MINUTE;
          expect(tested.closedPeriod(moment(i))?.since).toBe(isOpen[i] ? undefined : since);
        }
      }),
      { numRuns: 40 },
    );
  });
});
