import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { readDates, readWeek } from '../../src/domain/read-hours.ts';
import { writeDates, writeWeek } from '../../src/domain/write-hours.ts';
import { SupportHours } from '../../src/support/support-hours.ts';
import { ManualClock } from './manual-clock.ts';
import { BOT, meet, openTestStore } from './open-store.ts';

const HOUR = 3_600_000;
/** A Friday. */
const FRIDAY_NOON = Date.parse('2026-11-27T12:00+02:00');

/** Hours of a bot as an administrator would type them. */
async function office(week = 'mon-fri 9:00-18:00') {
  const clock = new ManualClock(FRIDAY_NOON);
  const store = await openTestStore(clock);
  const hours = new SupportHours({ store, localTime: new LocalTime('Europe/Kyiv') });
  const set = async (typed: string) => {
    const read = readWeek(typed);
    if (!read.ok) throw new Error('the test types nonsense');
    await store.write((tx) => hours.setWeek(tx, BOT, read.value));
  };
  const except = async (typed: string) => {
    const read = readDates(typed, '2026-11-27');
    if (!read.ok) throw new Error('the test types nonsense');
    await store.write((tx) => hours.setDates(tx, BOT, read.value));
  };
  if (week) await set(week);
  return { clock, store, hours, set, except };
}

async function shown(hours: SupportHours): Promise<string[]> {
  const plan = await hours.plan(BOT, '2026-11-27');
  return plan ? [...writeWeek(plan.week), ...writeDates(plan.dates)] : [];
}

describe('the hours of a bot', () => {
  it('are those set last; of a date, what was said last about it holds', async () => {
    const { hours, set, except } = await office();
    await except('2026-12-25..2027-01-07 closed');
    await except('2026-12-31 10:00-14:00');
    await except('2027-01-01..2027-01-03 usual');
    await set('mon-sat 10:00-19:00');
    expect(await shown(hours)).toEqual([
      'mon-sat 10:00-19:00',
      'sun closed',
      '2026-12-25..2026-12-30 closed',
      '2026-12-31 10:00-14:00',
      '2027-01-04..2027-01-07 closed',
    ]);
    expect((await hours.of(BOT))?.isOpen(Date.parse('2026-12-31T13:59+02:00'))).toBe(true);
  });

  it('are none until they are set, and never those of another bot', async () => {
    const { hours, except } = await office('');
    await except('2026-12-25 closed');
    expect(await hours.of(BOT)).toBeUndefined();
    expect(await (await office()).hours.of('another')).toBeUndefined();
  });
});

describe('somebody who writes outside of them', () => {
  it('is told once per closed period, each person for themselves', async () => {
    const { clock, store, hours } = await office();
    const [first, second] = [await meet(store, '1'), await meet(store, '2')];
    const told = async (who: typeof first) => {
      const period = await hours.untold(who, clock.now());
      if (period) await store.write((tx) => hours.noteTold(tx, who));
      return period?.until;
    };
    expect(await told(first)).toBeUndefined();
    await clock.advance(6 * HOUR);
    const monday = Date.parse('2026-11-30T09:00+02:00');
    expect([await told(first), await told(first), await told(second)]).toEqual([monday, undefined, monday]);
    await clock.advance(40 * HOUR);
    expect(await told(first)).toBeUndefined();
    await clock.advance(24 * HOUR);
    expect(await told(first)).toBeUndefined();
    await clock.advance(8 * HOUR);
    expect(await told(first)).toBe(Date.parse('2026-12-01T09:00+02:00'));
  });

  it('is told once where nobody is ever there', async () => {
    const { clock, store, hours } = await office('daily closed');
    const person = await meet(store, '1');
    expect(await hours.untold(person, clock.now())).toEqual({});
    await store.write((tx) => hours.noteTold(tx, person));
    await clock.advance(1000 * HOUR);
    expect(await hours.untold(person, clock.now())).toBeUndefined();
  });
});
