import { existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';

export const BOT = 'ergo-club';
const DAY = 86_400_000;
const ROWS = 500_000;

/** How many there are of each in the year before `end`, epoch milliseconds. */
export type Crowd = { end: number; people: number; sales: number; recipients: number };

/**
 * Fills a new database with people as filters ask for them: seven of ten have signed in, one of ten in both messengers;
 * some have tags and attributes; few sell much. By SQL, and without the statistics, which are not what is measured. Answers
 * false when there is a file already, which stays as it is.
 */
export async function makeUpPeople(file: string, { end, people, sales, recipients }: Crowd): Promise<boolean> {
  if (existsSync(file)) return false;
  await (await openStore({ file, clock: { now: () => end, sleep: async () => {} } })).close();
  const database = new SqliteDatabase(file);
  database.pragma('synchronous = OFF');
  const triggers = database.prepare(`select name from sqlite_master where type = 'trigger'`).pluck().all();
  for (const trigger of triggers) database.exec(`drop trigger ${String(trigger)}`);
  const fill = (sql: string, count: number) => {
    const statement = database.prepare(sql);
    for (let from = 1; from <= count; from += ROWS)
      statement.run({ from, to: Math.min(count, from + ROWS - 1), begin: end - 365 * DAY, people });
  };
  database.exec(NOTED);
  for (const sql of [SUBSCRIBERS, TAGGED, CITIES, VISITS]) fill(sql, people);
  fill(SALES, sales);
  fill(RECIPIENTS, recipients);
  database.close();
  return true;
}

/** Numbers from `from` to `to`. */
const NUMBERS = `with recursive numbers (i) as (select @from union all select i + 1 from numbers where i < @to)`;
/** A number below 65,536 that looks as if it were drawn for the i-th. */
const DRAWN = `(i * 40503 % 65536)`;
/** The first tenth of all have an account in the other messenger too, which is one of the second tenth. */
const PHONE = `case when i % 10 < 7 then printf('38067%07d', case when i % 10 = 1 then i - 1 else i end) end`;
const MEMBER = `coalesce(${PHONE}, '#' || i)`;
const AT = `@begin + (i * 7919 % 31536000) * 1000`;

const SUBSCRIBERS = `${NUMBERS}
  insert into subscribers (id, bot_id, messenger, external_id, name, name_folded, language, source, phone, state,
    state_changed_at, created_at, last_seen_at)
  select i, '${BOT}', case when i % 10 < 6 and i % 10 <> 1 then 'telegram' else 'viber' end, 'u' || i,
    'Олена ' || i, 'олена ' || i, case when i % 4 = 0 then 'en' else 'uk' end,
    case when i % 20 = 0 then 'poster' end, ${PHONE},
    case ${DRAWN} % 12 when 0 then 'unsubscribed' when 1 then 'blocked' else 'active' end, ${AT}, ${AT},
    ${AT} + ${DRAWN} * 60000 from numbers`;

const NOTED = `
  insert into tags (id, bot_id, name, folded, created_at) values (1, '${BOT}', 'VIP', 'vip', 0), (2, '${BOT}', 'новий', 'новий', 0);
  insert into attributes (id, bot_id, key, label, type, created_at)
    values (1, '${BOT}', 'city', 'Місто', 'text', 0), (2, '${BOT}', 'visits', 'Візити', 'number', 0);
  insert into broadcasts (id, bot_id, title, state, content, audience, created_by, created_at, late_limit, launched_at)
    values (1, '${BOT}', 'Весна', 'finished', '{}', '{}', 'taras', 0, 0, 1), (2, '${BOT}', 'Літо', 'finished', '{}', '{}', 'taras', 0, 0, 2);`;

const TAGGED = `${NUMBERS}
  insert or ignore into tag_members (tag_id, member, set_at)
  select case when i % 100 < 2 then 1 else 2 end, ${MEMBER}, 0 from numbers where i % 100 < 20`;

const CITIES = `${NUMBERS}
  insert or ignore into attribute_values (attribute_id, member, value, folded, set_at)
  select 1, ${MEMBER}, 'Київ', case when i % 3 = 0 then 'львів' else 'київ' end, 0 from numbers where i % 2 = 0`;

const VISITS = `${NUMBERS}
  insert or ignore into attribute_values (attribute_id, member, value, folded, number, set_at)
  select 2, ${MEMBER}, i % 9, i % 9, i % 9, 0 from numbers where i % 5 = 0`;

const SALES = `${NUMBERS}
  insert into sales (bot_id, subscriber_id, kind, serial, source, state, waits_for_sign_in, attempts, next_try_at,
    model_name, points, captured_at, settled_at)
  select '${BOT}', 1 + cast(1.0 * ${DRAWN} * ${DRAWN} / 4294967296 * (@people - 65536) as integer) + i % 65536, 'quick',
    printf('00%012d', i), 'typed', case when i % 9 = 0 then 'refused' else 'registered' end, 0, 1, 0,
    'ERGO ' || (i % 7) || '2GHS5500', 20 + i % 5 * 20, ${AT}, ${AT} + 900 from numbers`;

const RECIPIENTS = `${NUMBERS}
  insert into broadcast_recipients (broadcast_id, subscriber_id, messenger, state, last_seen_at, settled_at)
  select 1 + (i > @people), 1 + (i - 1) % @people, 'telegram',
    case when i % 20 = 0 then 'failed' else 'sent' end, 0, ${AT} from numbers`;
