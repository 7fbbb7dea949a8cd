import { validate } from 'node-cron';
import { describe, expect, it } from 'vitest';
import { Schedule, timetable } from '../../src/daemon/schedule.ts';
import { recordedLog } from '../support/recorded-log.ts';

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
    for (const { cron } of entries) expect(validate(cron)).toBe(true);
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
    const schedule = new Schedule({ entries: [{ name: 'test', cron: '* * * * * *', run }], zone: 'Europe/Kyiv', log });
    schedule.start();
    await begun.promise;
    await schedule.stop();
    expect({ running, most }).toEqual({ running: 0, most: 1 });
    expect(log.lines.join()).toContain('an entry of the timetable failed');
  });
});
