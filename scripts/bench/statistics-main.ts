import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { LocalTime } from '../../src/domain/local-time.ts';
import { MESSENGERS } from '../../src/domain/messenger-name.ts';
import { STEPS } from '../../src/domain/periods.ts';
import { RollUps } from '../../src/statistics/roll-ups.ts';
import { Statistics } from '../../src/statistics/statistics.ts';
import { openStore } from '../../src/store/open.ts';
import { BOT, countYear, makeUpYear } from './made-up-year.ts';

const HELP = `scripts/bench/statistics [--messages COUNT] [--subscribers COUNT] [--sales COUNT]

Makes up a year (10,000,000 messages, 100,000 subscribers and 300,000 sales unless told) in a temporary folder, begins its
statistics, adds it up by the day, and says how long every figure of that year takes by day, by week and by month; beside it, how long
counting the messages of one figure takes without the days.`;

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '10000000' },
    subscribers: { type: 'string', default: '100000' },
    sales: { type: 'string', default: '300000' },
    help: { type: 'boolean', default: false },
  },
});

/** One figure without roll-ups, as a query that knows nothing of time zones. */
const RAW = `select count(*) from (select messenger, received_at / 86400000, count(*) from inbox group by 1, 2)`;

const END = Date.parse('2026-10-25T10:00:00Z');

if (values.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ergo-bot-bench-'));
  try {
    await measure(join(folder, 'ergo-bot.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(file: string): Promise<void> {
  const year = {
    end: END,
    subscribers: Number(values.subscribers),
    messages: Number(values.messages),
    sales: Number(values.sales),
  };
  const made = await timed(() => makeUpYear(file, year));
  const size = (await stat(file)).size;
  say('making it up', made.ms, `${Math.round(size / 1e6)} MB`);
  const noted = await timed(() => countYear(file));
  const changes = count(file, 'select count(*) from statistic_changes');
  say('noting what there is, as the migration does', noted.ms, `${changes} changes`);

  const clock = { now: () => END, sleep: async () => {} };
  const store = await openStore({ file, clock });
  const localTime = new LocalTime('Europe/Kyiv');
  const rollUps = new RollUps({ store, localTime });
  const added = await timed(() => rollUps.run());
  say('adding it up by the day', added.ms, perSecond(changes, added.ms));

  const statistics = new Statistics({ store, rollUps, localTime, clock });
  for (const [turn, by] of [STEPS[0], ...STEPS].entries()) {
    const question = { bots: [BOT], messengers: MESSENGERS, by, from: '2025-10-26' };
    const { ms, value } = await timed(() => statistics.table(question));
    const first = turn === 0 ? ', the first question of all' : '';
    say(`a year by ${by}${first}`, ms, `${value.series.length} figures, ${value.periods.length} periods`);
  }
  await store.close();
  const raw = await timed(async () => count(file, RAW));
  say('for comparison: messages in, by day, from their rows', raw.ms, `${raw.value} days`);
}

function count(file: string, sql: string): number {
  const database = new SqliteDatabase(file, { readonly: true });
  try {
    return Number(database.prepare(sql).pluck().get());
  } finally {
    database.close();
  }
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ ms: number; value: Value }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

function say(what: string, ms: number, more: string): void {
  const time = ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;
  console.log(`${what.padEnd(56)} ${time.padStart(9)}   ${more}`);
}

function perSecond(amount: number, ms: number): string {
  return `${Math.round((amount / ms) * 1000)}/s`;
}
