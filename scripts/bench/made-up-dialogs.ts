import SqliteDatabase from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';

export const BOT = 'ergo-club';
const DAY = 86_400_000;
const ROWS = 250_000;

/** How many people have a dialog, and how much was ever said, in the year before `end`, epoch milliseconds. */
export type Talks = { end: number; dialogs: number; messages: number };

/**
 * Fills a new database with dialogs as a busy year leaves them: most are closed, some wait; everybody has said something,
 * and the first of all a fiftieth of everything. Dialog and subscriber have the same id, from 1 on.
 */
export async function makeUpDialogs(file: string, { end, dialogs, messages }: Talks): Promise<void> {
  await (await openStore({ file, clock: { now: () => end, sleep: async () => {} } })).close();
  const database = new SqliteDatabase(file);
  database.pragma('synchronous = OFF');
  const fill = (sql: string, count: number) => {
    const statement = database.prepare(sql);
    for (let from = 1; from <= count; from += ROWS)
      statement.run({ from, to: Math.min(count, from + ROWS - 1), begin: end - 365 * DAY, end, dialogs, messages });
  };
  fill(STAFF, 8);
  fill(SUBSCRIBERS, dialogs);
  fill(DIALOGS, dialogs);
  fill(CASES, dialogs);
  fill(MESSAGES, messages);
  database.exec(LAST_WORDS);
  database.exec('analyze');
  database.close();
}

/** The driver binds numbers as floating ones. */
const NUMBERS = `with recursive
  numbers (i) as (select cast(@from as integer) union all select i + 1 from numbers where i < @to),
  used as (select i, cast(@begin as integer) as b, cast(@end as integer) as e, cast(@dialogs as integer) as d, @messages as m
    from numbers)`;

const pick = (values: readonly string[], by: string) =>
  `json_extract('${JSON.stringify(values).replaceAll("'", "''")}', '$[' || ((${by}) % ${values.length}) || ']')`;

const NAMES = ['Олена', 'Андрій', 'Наталія', 'Їжак', 'Ганна', 'Дмитро', 'Зоя', 'Василь', 'Оксана', 'Maria', 'Юрій'];
const SURNAMES = ['Коваль', 'Шевченко', 'Бондар', 'Ґалаґан', 'Мельник', 'Ткач', 'Кравець', 'Smith', 'Лисенко'];
const WORDS = [
  'Добрий день! Де мої бали?',
  'Номер уже зареєстровано, хоча це мій продаж',
  'Ось фото етикетки 📷',
  'Дякую ❤️',
  'Коли буде нова акція на телевізори ERGO?',
  'Перевіряємо, зачекайте, будь ласка',
  'Бали нараховано, гарного дня!',
  'Оберіть, що зробити 👇',
  'Не можу увійти: не приходить код.\nЩо робити?',
  'Гарантія за номером E32G0000078040 діє до березня',
];

/** Nobody signs in as one of them. */
const STAFF = `${NUMBERS}
  insert into staff (id, login, name, role, password, created_at)
  select i, 'operator' || i, ${pick(NAMES, 'i')}, 'operator', '', b from used`;

const SUBSCRIBERS = `${NUMBERS}
  insert into subscribers (id, bot_id, messenger, external_id, name, username, phone, state, state_changed_at, created_at,
    last_seen_at)
  select i, '${BOT}', case when i % 5 < 3 then 'telegram' else 'viber' end, 'u' || i,
    ${pick(NAMES, 'i')} || ' ' || ${pick(SURNAMES, 'i / 7')}, case when i % 3 = 0 then 'user' || i end,
    '38067' || substr('0000000' || (i * 7919 % 10000000), -7), 'active', b, b, e - i * 60000 from used`;

/** Of a hundred two wait, one is taken by nobody that is still there, one is paused. */
const DIALOGS = `${NUMBERS}
  insert into dialogs (id, subscriber_id, bot_id, messenger, state, with_support, case_id, waiting_since, paused_until,
    escalated_at, unread, last_at)
  select i, i, '${BOT}', case when i % 5 < 3 then 'telegram' else 'viber' end,
    case when i % 100 in (1, 2) then 'waiting' when i % 100 = 3 then 'paused' else 'closed' end,
    i % 100 in (1, 2), i, case when i % 100 in (1, 2) then e - i * 1000 end,
    case when i % 100 = 3 then e + ${DAY} end, case when i % 1000 = 1 then e - 60000 end, (i % 100 in (1, 2)) * 2, b
  from used`;

const CASES = `${NUMBERS}
  insert into dialog_cases (id, dialog_id, bot_id, messenger, opened_by, in_hours, opened_at, answers)
  select i, i, '${BOT}', case when i % 5 < 3 then 'telegram' else 'viber' end, 'seller', 1, b + i * 1000, 0 from used`;

const MESSAGES = `${NUMBERS}
  insert into messages (subscriber_id, dialog_id, author, staff_id, kind, text, said_at, state)
  select who, case when i % 3 > 0 then who end, case i % 4 when 0 then 'bot' when 1 then 'operator' else 'seller' end,
    case when i % 4 = 1 then 1 + i / 4 % 8 end,
    case when i % 40 = 2 then 'photo' else 'text' end, ${pick(WORDS, 'i * 31 + i / 50')} || ' ' || i,
    b + cast((e - b) * (i * 1.0 / m) as integer), case when i % 4 < 2 then 'sent' end
  from (select *, case when i % 50 = 0 then 1 else 1 + i * 40503 % d end as who from used)`;

const LAST_WORDS = `update dialogs set
    last_message_id = (select max(id) from messages where messages.subscriber_id = dialogs.subscriber_id),
    last_at = coalesce((select said_at from messages where messages.subscriber_id = dialogs.subscriber_id
      order by id desc limit 1), last_at)`;
