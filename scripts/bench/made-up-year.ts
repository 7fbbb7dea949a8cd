import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { up as beginStatistics } from '../../src/store/migrations/0013-statistics.ts';
import { openStore } from '../../src/store/open.ts';

export const BOT = 'ergo-club';
const DAY = 86_400_000;
const ROWS = 500_000;

/** How much has happened in the year before `end`, epoch milliseconds. */
export type Year = { end: number; subscribers: number; messages: number; sales: number };

/**
 * Fills a new database with a year that looks like one: more people from month to month, two messengers, as many messages
 * in as out. By SQL, as nothing else makes ten million rows in minutes, and as a database from before there were
 * statistics, which {@link countYear} then begins.
 */
export async function makeUpYear(file: string, { end, subscribers, messages, sales }: Year): Promise<void> {
  await (await openStore({ file, clock: { now: () => end, sleep: async () => {} } })).close();
  const database = new SqliteDatabase(file);
  database.pragma('synchronous = OFF');
  const made = database
    .prepare(`select type || ' ' || name from sqlite_master where name like 'statistic%' order by type = 'table'`)
    .pluck()
    .all();
  for (const one of made) database.exec(`drop ${String(one)}`);
  const fill = (sql: string, count: number) => {
    const statement = database.prepare(sql);
    for (let from = 1; from <= count; from += ROWS)
      statement.run({ from, to: Math.min(count, from + ROWS - 1), count, begin: end - 365 * DAY, subscribers });
  };
  fill(SUBSCRIBERS, subscribers);
  fill(RECEIVED, Math.floor(messages / 2));
  fill(SENT, Math.ceil(messages / 2));
  fill(SALES, sales);
  database.close();
}

/** Begins the statistics: what there is already is noted. */
export async function countYear(file: string): Promise<void> {
  const db = new Kysely({ dialect: new SqliteDialect({ database: new SqliteDatabase(file) }) });
  await db.transaction().execute((tx) => beginStatistics(tx));
  await db.destroy();
}

/** Numbers from `from` to `to`. */
const NUMBERS = `with recursive numbers (i) as (select @from union all select i + 1 from numbers where i < @to)`;
/** Of the i-th of all when it happens: there is ever more of it, in the daytime. */
const AT = `@begin + cast(sqrt(i * 1.0 / @count) * 364 as integer) * ${DAY} + i * 7919 % 43200000 + 18000000`;
/** One of those who had come by then. */
const SOMEBODY = `1 + cast(0.98 * i / @count * (i * 40503 % 65536) / 65536 * (@subscribers - 1) as integer)`;

const SUBSCRIBERS = `${NUMBERS}
  insert into subscribers (id, bot_id, messenger, external_id, state, state_changed_at, created_at, last_seen_at)
  select i, '${BOT}', case when i % 5 < 3 then 'telegram' else 'viber' end, 'u' || i,
    case when i % 11 = 0 then 'unsubscribed' else 'active' end, ${AT}, ${AT}, 0 from numbers`;

const RECEIVED = `${NUMBERS}
  insert into inbox (bot_id, messenger, key, sender, payload, state, attempts, received_at, done_at)
  select '${BOT}', s.messenger, i, s.external_id,
    case when i % 3 = 0 then '{"content":{"kind":"press"}}' else '{"content":{"kind":"text"}}' end, 'done', 0, ${AT}, ${AT}
  from numbers join subscribers s on s.id = ${SOMEBODY}`;

const SENT = `${NUMBERS}
  insert into outbox (bot_id, messenger, subscriber_id, recipient, lane, operation, state, attempts, not_before,
    created_at, settled_at)
  select '${BOT}', s.messenger, s.id, s.external_id, 'interactive', '{"kind":"message"}', 'sent', 1, 0, ${AT}, ${AT}
  from numbers join subscribers s on s.id = ${SOMEBODY}`;

const SALES = `${NUMBERS}
  insert into sales (bot_id, subscriber_id, kind, serial, source, state, waits_for_sign_in, attempts, next_try_at,
    model_name, points, captured_at, settled_at)
  select '${BOT}', ${SOMEBODY}, 'quick', printf('00%012d', i), 'typed',
    case when i % 9 = 0 then 'refused' else 'registered' end, 0, 1, 0, 'ERGO 32GHS5500', 20 + i % 5 * 20, ${AT}, ${AT} + 900
  from numbers`;
