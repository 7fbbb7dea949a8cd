import { describe, expect, it } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { FIGURES } from '../../src/statistics/figures/figures.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { Statistics, type StatisticsQuestion } from '../../src/statistics/statistics.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

const NOON = Date.parse('2026-10-25T10:00:00Z');

async function open(now = NOON) {
  const clock = hastyClock(now);
  const store = await openTestStore(clock);
  const localTime = new LocalTime('Europe/Kyiv');
  const statistics = new Statistics({ store, rollUps: new RollUps({ store, localTime }), localTime, clock });
  const ask = (question: Partial<StatisticsQuestion>) =>
    statistics.table({ bots: [BOT], messengers: ['telegram'], by: 'day', ...question });
  return { store, ask };
}

describe('statistics', () => {
  it('are of the bots and messengers that were asked for, and of all of these messengers together', async () => {
    const { store, ask } = await open();
    await meet(store, '1');
    await meet(store, '2');
    await meet(store, '3', 'viber');
    const { series } = await ask({ messengers: ['telegram', 'viber'], figures: ['subscribers'], from: '2026-10-24' });
    const values = (messenger: string | null) => series.find((one) => one.messenger === messenger)?.values;
    expect([values('telegram'), values('viber'), values(null)]).toEqual([
      [0, 2],
      [0, 1],
      [0, 3],
    ]);
    expect((await ask({ bots: ['another'], figures: ['subscribers'] })).series.map((one) => one.total)).toEqual([0, 0]);
    expect((await ask({ bots: [] })).series).toEqual([]);
  });

  it('end today, and show the last thirty days, twelve weeks or twelve months unless a span is named', async () => {
    const { ask } = await open();
    const span = async (question: Partial<StatisticsQuestion>) => {
      const { periods } = await ask(question);
      return [periods.length, periods[0]?.from, periods.at(-1)?.to];
    };
    expect(await span({})).toEqual([30, '2026-09-26', '2026-10-25']);
    expect(await span({ by: 'week' })).toEqual([12, '2026-08-03', '2026-10-25']);
    expect(await span({ by: 'month' })).toEqual([12, '2025-11-01', '2026-10-25']);
    expect(await span({ from: '2026-10-20', to: '2027-01-01' })).toEqual([6, '2026-10-20', '2026-10-25']);
  });

  it('begin a day at midnight in Kyiv, also on the day that has 25 hours', async () => {
    const { store, ask } = await open(Date.parse('2026-10-24T21:00:00Z'));
    await meet(store, 'first minute');
    expect((await ask({ figures: ['subscribers.added'], from: '2026-10-24' })).series[0]?.values).toEqual([0, 1]);

    const late = await open(Date.parse('2026-10-25T21:59:00Z'));
    await meet(late.store, 'last minute');
    expect((await late.ask({ figures: ['subscribers.added'], from: '2026-10-24' })).series[0]?.values).toEqual([0, 1]);
  });

  it.each<[Partial<StatisticsQuestion>, RegExp]>([
    [{ from: '2026-02-30' }, /from: found "2026-02-30", expected a date such as 2026-10-25/],
    [{ to: '25.10.2026' }, /to: found "25.10.2026", expected a date/],
    [
      { from: '2026-10-20', to: '2026-10-19' },
      /from: found 2026-10-20, expected 2026-10-19 or earlier.*swap the dates/,
    ],
    [{ from: '2026-10-26' }, /2026-10-26, which is still to come, expected 2026-10-25 or earlier/],
    [{ from: '1970-01-01' }, /found \d+ periods, expected 3700 at the most: ask by week or month/],
    [{ figures: ['subscribers', 'salse'] }, /There is no figure "salse". There are: subscribers, /],
  ])('refuse %j and say why', async (question, why) => {
    const { ask } = await open();
    await expect(ask(question)).rejects.toMatchObject({ code: 'usage', message: why });
  });

  it('have for each figure a key of its own and say in both languages what it means', () => {
    const keys = FIGURES.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, title, unit, meaning } of FIGURES) {
      expect(key).toMatch(/^[a-z]+([.-][a-z]+)*$/);
      for (const wording of [title, unit, meaning]) {
        expect(wording.uk).toMatch(/[а-яіїєґ]/i);
        expect(wording.uk).not.toMatch(/['ыэъё]/);
        expect(wording.en).not.toMatch(/[а-яіїєґ']/i);
      }
      expect(meaning.uk).toMatch(/\.$/);
      expect(meaning.en).toMatch(/\.$/);
    }
  });
});
