import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LocalTime } from '../../src/domain/local-time.ts';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { FIGURES } from '../../src/statistics/figures/figures.ts';
import { STEPS } from '../../src/domain/periods.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { Statistics, type StatisticsQuestion } from '../../src/statistics/statistics.ts';
import { up } from '../../src/store/migrations/0013-statistics.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { BOT, History, type CONTENT, type Deed } from './history.ts';
import { kyivDay, recount } from './recount.ts';

const DAY = 24 * 60 * 60_000;
/** Two days before the clocks go forward in Kyiv. */
const START = Date.parse('2026-03-27T21:30:00Z');

const localTime = new LocalTime('Europe/Kyiv');
const addUp = (store: Store) => new RollUps({ store, localTime }).run();

function statisticsOf(store: Store, now: number): Statistics {
  const clock = { now: () => now, sleep: async () => {} };
  return new Statistics({ store, rollUps: new RollUps({ store, localTime }), localTime, clock });
}

const who = fc.nat(5);
const sale = fc.nat(20);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass time'), minutes: fc.integer({ min: 1, max: 2_000 }) }) },
  // The clock is set wrong, and right again.
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pass time'), minutes: fc.integer({ min: -6_000, max: 6_000 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('write'),
      who,
      what: fc.constantFrom<keyof typeof CONTENT>('text', 'press', 'photo', 'nothing'),
      isHandled: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('leave', 'come back', 'forget', 'sign in'), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('ask', 'answer'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rate'), who, stars: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send'),
      who,
      isEdit: fc.boolean(),
      outcome: fc.constantFrom('sent', 'rejected', 'unknown', 'blocked', 'later'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sell'), who, minutesAgo: fc.nat(3_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('begin a survey', 'complete a survey', 'refuse a survey'), who }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('post'), sale }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('complete'), sale }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('settle'),
      sale,
      state: fc.constantFrom('registered', 'needs model', 'refused'),
      points: fc.nat(90),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fate'),
      sale,
      fate: fc.constantFrom('for confirmation', 'confirmed', 'on balance', 'rejected'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('handle the rest', 'clear traces', 'delete old rows', 'add up', 'restart'),
    }),
  },
);

async function live(deeds: Deed[]): Promise<History> {
  const history = new History({ file: join(await temporaryFolder(), 'ergo-bot.db'), start: START, addUp });
  await history.open();
  for (const one of deeds) await history.happen(one);
  return history;
}

/** Every figure of every period in every messenger, as the statistics say it and as a recount does. */
async function expectExact(history: History, question: Pick<StatisticsQuestion, 'from' | 'to' | 'by'>): Promise<void> {
  const asked = { bots: [BOT], messengers: MESSENGERS, ...question };
  const { periods, series } = await statisticsOf(history.store, history.now + 30 * DAY).table(asked);
  const count = await recount(history.store.read, history.counted);
  const first = periods[0]?.from ?? '';
  const last = periods.at(-1)?.to ?? '';
  const said = series.map(({ figure, messenger, values, total }) => ({ figure, messenger, values, total }));
  const counted = [...MESSENGERS, null].flatMap((messenger) =>
    FIGURES.map(({ key: figure }) => {
      const messengers = messenger === null ? MESSENGERS : [messenger];
      const values = periods.map((period) => count(figure, messengers, period));
      return { figure, messenger, values, total: count(figure, messengers, { from: first, to: last }) };
    }),
  );
  expect(said).toEqual(counted);
}

describe('the roll-ups', () => {
  it(
    'equal a recount of everything, whatever happened, in whatever order, over restarts and clocks set wrong',
    { timeout: 240_000 },
    async () => {
      const history = fc.array(deed, { minLength: 30, maxLength: 90 });
      const span = fc.record({ by: fc.constantFrom(...STEPS), from: fc.nat(12), days: fc.nat(40) });
      await fc.assert(
        fc.asyncProperty(history, fc.array(span, { minLength: 1, maxLength: 3 }), async (deeds, spans) => {
          const lived = await live(deeds);
          try {
            for (const { by, from, days } of spans) {
              const start = START + (from - 6) * DAY;
              await expectExact(lived, { by, from: kyivDay(start), to: kyivDay(start + days * DAY) });
            }
            expect(await lived.store.read.selectFrom('statistic_changes').selectAll().execute()).toEqual([]);
          } finally {
            await lived.store.close();
          }
        }),
        { numRuns: 12 },
      );
    },
  );

  it('count who is forgotten once, and keep nothing of who that was', async () => {
    const write: Deed = { do: 'write', who: 0, what: 'text', isHandled: true };
    const history = await live([write, { do: 'add up' }, { do: 'forget', who: 0 }, { do: 'clear traces' }]);
    onTestFinished(() => history.store.close());
    await expectExact(history, { by: 'day', from: kyivDay(START - 2 * DAY) });
    const presence = () => history.store.read.selectFrom('statistic_presence').selectAll().execute();
    expect(await presence()).toHaveLength(1);
    await history.happen({ do: 'clear traces' });
    expect(await presence()).toEqual([]);
    await history.happen(write);
    await expectExact(history, { by: 'day', from: kyivDay(START - 2 * DAY) });
  });

  it('begin with what there was before there were statistics', async () => {
    const people = [0, 1, 2, 3];
    const history = await live([
      ...people.flatMap((seller): Deed[] => [
        { do: 'write', who: seller, what: 'photo', isHandled: true },
        { do: 'write', who: seller, what: 'press', isHandled: seller > 1 },
        { do: 'sell', who: seller, minutesAgo: 300 },
        { do: 'sell', who: seller, minutesAgo: 0 },
        { do: 'pass time', minutes: 1_000 },
        { do: 'send', who: seller, isEdit: false, outcome: 'sent' },
        { do: 'send', who: seller, isEdit: true, outcome: 'sent' },
        { do: 'send', who: seller, isEdit: false, outcome: 'rejected' },
        { do: 'sign in', who: seller },
        { do: 'write', who: seller, what: 'text', isHandled: true },
      ]),
      { do: 'settle', sale: 0, state: 'registered', points: 40 },
      { do: 'settle', sale: 1, state: 'registered', points: 20 },
      { do: 'fate', sale: 1, fate: 'rejected' },
      { do: 'settle', sale: 2, state: 'refused', points: 0 },
      { do: 'settle', sale: 3, state: 'needs model', points: 0 },
      { do: 'leave', who: 2 },
    ]);
    await history.store.close();
    await countAnew(history.file);
    await history.open();
    onTestFinished(() => history.store.close());
    await expectExact(history, { by: 'week', from: kyivDay(START - 2 * DAY) });
    await expectExact(history, { by: 'day', from: kyivDay(START - 2 * DAY) });
  });

  it('are right after the program was killed at any moment', { timeout: 120_000 }, async () => {
    const file = join(await temporaryFolder(), 'ergo-bot.db');
    const script = fileURLToPath(new URL('busy-days.ts', import.meta.url));
    for (let life = 1; life <= 6; life++) {
      const busy = spawn(process.execPath, [script, file, String(life)], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(busy, 'exit');
      let turns = 0;
      for await (const said of busy.stdout) {
        turns += String(said).length;
        if (turns > 10 + life * 3) busy.kill('SIGKILL');
      }
      await ended;
    }
    const now = START + 40 * DAY;
    const store = await openStore({ file, clock: { now: () => now, sleep: async () => {} } });
    onTestFinished(() => store.close());
    const asked = { bots: [BOT], messengers: MESSENGERS, by: 'day' as const, from: kyivDay(START - 5 * DAY) };
    const { periods, series } = await statisticsOf(store, now).table(asked);
    const updates = await store.read.selectFrom('inbox').selectAll().execute();
    const people = await store.read.selectFrom('subscribers').selectAll().execute();
    const valuesOf = (figure: string) => series.find((one) => one.figure === figure && one.messenger === null)?.values;
    const perDay = (count: (day: string) => number) => periods.map(({ from }) => count(from));
    expect(updates.length).toBeGreaterThan(100);
    expect(valuesOf('messages.in')).toEqual(
      perDay((day) => updates.filter((row) => kyivDay(row.received_at) === day).length),
    );
    expect(valuesOf('people.active')).toEqual(
      perDay((day) => {
        const there = updates.filter((row) => row.state === 'done' && kyivDay(row.received_at) === day);
        return new Set(there.map((row) => row.messenger + row.sender)).size;
      }),
    );
    expect(valuesOf('subscribers')?.at(-1)).toBe(people.length);
  });
});

/** Makes the database one from before there were statistics, and brings it up to date again. */
async function countAnew(file: string): Promise<void> {
  const database = new Database(file);
  const made = database
    .prepare(`select type || ' ' || name from sqlite_master where name like 'statistic%' order by type = 'table'`)
    .pluck()
    .all();
  for (const one of made) database.exec(`drop ${String(one)}`);
  const db = new Kysely({ dialect: new SqliteDialect({ database }) });
  await db.transaction().execute((tx) => up(tx));
  await db.destroy();
}
