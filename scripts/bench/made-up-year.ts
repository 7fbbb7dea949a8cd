import SqliteDatabase from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';

export const BOT = 'ergo-club';
const DAY = 86_400_000;

/** How much has happened in the year before `end`, epoch milliseconds. */
export type Year = { end: number; subscribers: number; messages: number; sales: number };

/**
 * Fills a new database with a year that looks like one: more people from month to month, two messengers, as many messages
 * in as out. By SQL, as nothing else makes ten million rows in minutes; triggers note all of it.
 */
export async function makeUpYear(file: string, year: Year): Promise<void> {
  await (await openStore({ file, clock: { now: () => year.end, sleep: async () => {} } })).close();
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  const begin = year.end - 365 * DAY;
  const half = Math.floor(year.messages / 2);
  for (let from = 1; from <= year.subscribers; from += CHUNK)
    database.prepare(SUBSCRIBERS).run({ from, to: Math.min(year.subscribers, from + CHUNK - 1), begin, ...year });
  for (let from = 1; from <= half; from += CHUNK) {
    const span = { from, to: Math.min(half, from + CHUNK - 1), begin, half, subscribers: year.subscribers };
    database.transaction(() => {
      database.prepare(RECEIVED).run(span);
      database.prepare(`update inbox set state = 'done', done_at = received_at where state = 'waiting'`).run();
      database.prepare(SENT).run(span);
      database.prepare(`update outbox set state = 'sent', settled_at = created_at where state = 'waiting'`).run();
    })();
  }
  for (let from = 1; from <= year.sales; from += CHUNK)
    database.prepare(SALES).run({ from, to: Math.min(year.sales, from + CHUNK - 1), begin, ...year });
  database
    .prepare(
      `update sales set state = 'registered', points = 20 + id % 5 * 20, settled_at = captured_at + 900
    where id % 9 > 1`,
    )
    .run();
  database.prepare(`update sales set state = 'refused', settled_at = captured_at + 900 where id % 9 = 0`).run();
  database
    .prepare(
      `update subscribers set state = 'unsubscribed', state_changed_at = created_at + 40 * ${DAY}
    where id % 11 = 0 and created_at < ${year.end - 50 * DAY}`,
    )
    .run();
  database.close();
}

const CHUNK = 200_000;

/** Numbers from `from` to `to`. */
const NUMBERS = `with recursive numbers (i) as (select @from union all select i + 1 from numbers where i < @to)`;
/** Of a fraction of all that happens the fraction of the year: there is ever more of it. */
const growing = (part: string) => `sqrt(${part})`;
/** In the daytime. */
const at = (part: string) =>
  `@begin + cast(${growing(part)} * 364.0 as integer) * ${DAY} + i * 7919 % 43200000 + 18000000`;
/** One of those who had come by then. */
const someone = (part: string) =>
  `1 + cast(0.98 * ${part} * (i * 40503 % 65536) / 65536.0 * (@subscribers - 1) as integer)`;

const SUBSCRIBERS = `${NUMBERS}
  insert into subscribers (id, bot_id, messenger, external_id, state, state_changed_at, created_at, last_seen_at)
  select i, '${BOT}', case when i % 5 < 3 then 'telegram' else 'viber' end, 'u' || i, 'active',
    ${at('(i * 1.0 / @subscribers)')}, ${at('(i * 1.0 / @subscribers)')}, 0 from numbers`;

const RECEIVED = `${NUMBERS}
  insert into inbox (bot_id, messenger, key, sender, payload, state, attempts, received_at)
  select '${BOT}', s.messenger, i, s.external_id,
    case when i % 3 = 0 then '{"content":{"kind":"press"}}' else '{"content":{"kind":"text"}}' end, 'waiting', 0,
    ${at('(i * 1.0 / @half)')}
  from numbers join subscribers s on s.id = ${someone('(i * 1.0 / @half)')}`;

const SENT = `${NUMBERS}
  insert into outbox (bot_id, messenger, subscriber_id, recipient, lane, operation, state, attempts, not_before, created_at)
  select '${BOT}', s.messenger, s.id, s.external_id, 'interactive', '{"kind":"message"}', 'waiting', 0, 0,
    ${at('(i * 1.0 / @half)')}
  from numbers join subscribers s on s.id = ${someone('(i * 1.0 / @half)')}`;

const SALES = `${NUMBERS}
  insert into sales (bot_id, subscriber_id, kind, serial, source, state, waits_for_sign_in, attempts, next_try_at,
    model_name, captured_at)
  select '${BOT}', ${someone('(i * 1.0 / @sales)')}, 'quick', printf('00%012d', i), 'typed', 'captured', 0, 1, 0,
    'ERGO 32GHS5500', ${at('(i * 1.0 / @sales)')} from numbers`;
