import { Cron } from 'croner';
import { describe, expect, it } from 'vitest';
import { Schedule, timetable } from '../../src/daemon/schedule.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { recordedLog } from '../support/recorded-log.ts';

const MINUTE = 60_000;
const nothing = { run: () => Promise.resolve() };

describe('the timetable', () => {
  it('names every entry once, with a time that can be kept', () => {
    const rounds = {
      promotions: nothing,
      fates: nothing,
      fateNews: nothing,
      lateSales: nothing,
      broadcasts: nothing,
      surveys: nothing,
      traces: nothing,
      statistics: nothing,
      dialogs: nothing,
      backup: nothing,
    };
    const entries = timetable(rounds, { backup: '04:05' });
    expect(entries.find(({ name }) => name === 'backup')?.cron).toBe('0 5 4 * * *');
    expect(timetable(rounds)).toHaveLength(entries.length - 1);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
    for (const { cron } of entries) expect(new Cron(cron).nextRun()).not.toBeNull();
  });

  it('runs an entry once at a time, outlives its failure, and stops when what runs has ended', async () => {
    const log = recordedLog();
    let running = 0;
    let most = 0;
    let runs = 0;
    const begun = Promise.withResolvers<void>();
    const run = async (signal: AbortSignal) => {
      runs++;
      most = Math.max(most, ++running);
      if (runs === 2) begun.resolve();
      if (runs > 1) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      running--;
      if (runs === 1) throw new Error('a bug');
    };
    const entries = [{ name: 'test', cron: '* * * * * *', run }];
    const schedule = new Schedule({ entries, zone: 'Europe/Kyiv', clock: systemClock, log });
    schedule.start();
    await begun.promise;
    await schedule.stop();
    expect({ running, most }).toEqual({ running: 0, most: 1 });
    expect(log.lines.join()).toContain('an entry of the timetable failed');
  });

  it('goes on at once when the clock is set, wherever to, and makes up for what was missed with one run', async () => {
    const clock = new ManualClock(Date.UTC(2026, 9, 10, 1, 0));
    const runs = { minutely: 0, nightly: 0 };
    const entries = [
      { name: 'minutely', cron: '0 * * * * *', run: async () => void runs.minutely++ },
      { name: 'nightly', cron: '0 5 4 * * *', run: async () => void runs.nightly++ },
    ];
    const schedule = new Schedule({ entries, zone: 'Europe/Kyiv', clock, log: recordedLog() });
    schedule.start();
    await clock.advance(5 * MINUTE);
    // Five past four in Kyiv, which is three hours ahead.
    expect(runs).toEqual({ minutely: 5, nightly: 1 });
    clock.set(-3 * 60 * MINUTE);
    await clock.advance(3 * MINUTE);
    expect(runs).toEqual({ minutely: 8, nightly: 1 });
    clock.set(365 * 24 * 60 * MINUTE);
    await clock.advance(2 * MINUTE);
    expect(runs).toEqual({ minutely: 10 + 1, nightly: 2 });
    await schedule.stop();
  });
});
