import { sql, type Kysely } from 'kysely';

/**
 * Statistics: triggers note every change of a figure in the transaction that makes it, so that nothing is counted
 * twice or left out; the program adds the changes up by the day. What is there already is noted once, here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...TABLES, ...TRIGGERS, ...BACKLOG]) await sql.raw(statement).execute(db);
}

const TABLES = [
  // Not added up yet. With a subscriber it says that this person was there, else by how much a figure changes.
  `create table statistic_changes (
    id integer primary key autoincrement,
    at integer not null,
    bot_id text not null,
    messenger text not null,
    figure text not null,
    amount integer not null,
    subscriber_id integer references subscribers (id)
  )`,
  `create table statistic_days (
    bot_id text not null,
    messenger text not null,
    figure text not null,
    day text not null,
    amount integer not null,
    primary key (bot_id, messenger, figure, day)
  ) without rowid`,
  // How many people were there on a day who had been there last on another: so anybody is counted once in any period.
  `create table statistic_people (
    bot_id text not null,
    messenger text not null,
    figure text not null,
    day text not null,
    day_before text not null,
    people integer not null,
    primary key (bot_id, messenger, figure, day, day_before)
  ) without rowid`,
  `create table statistic_presence (
    subscriber_id integer not null references subscribers (id),
    figure text not null,
    day text not null,
    primary key (subscriber_id, figure, day)
  ) without rowid`,
];

const COLUMNS = 'at, bot_id, messenger, figure, amount';

/** Of an update: what it is, unless the disk or a hand has broken it. */
const CONTENT = `case when json_valid(new.payload) then json_extract(new.payload, '$.content.kind') end`;
const OPERATION = `case when json_valid(new.operation) then json_extract(new.operation, '$.kind') end`;
const SAID = `('start', 'text', 'command', 'contact', 'photo', 'unsupported')`;
const UPDATE_FIGURE = `case when ${CONTENT} = 'press' then 'messages.presses' when ${CONTENT} in ${SAID} then 'messages.in' end`;
const OUTBOX_FIGURE = `case new.state when 'sent' then 'messages.out' else 'messages.undelivered' end`;
const MESSENGER = `(select messenger from subscribers where id = new.subscriber_id)`;
const STATE_FIGURE = `case new.state when 'active' then 'subscribers.returned' else 'subscribers.' || new.state end`;

/** What a row of sales, `new` or `old`, adds to its day; all of it on the day on which the sale was captured. */
function saleFigures(row: 'new' | 'old'): [figure: string, amount: string][] {
  const good = `${row}.state = 'registered' and ${row}.fate is not 'rejected'`;
  const answered = `${row}.settled_at is not null and ${row}.refusal is not 'forgotten'`;
  return [
    [
      `case when ${row}.state in ('captured', 'posting', 'in doubt') then 'sales.waiting'
        when ${row}.state = 'needs model' then 'sales.needs-model'
        when ${row}.state = 'refused' then 'sales.refused'
        when ${row}.fate is 'rejected' then 'sales.rejected'
        else 'sales.registered' end`,
      '1',
    ],
    [`'sales.confirmed'`, `coalesce(${good} and ${row}.fate in ('confirmed', 'on balance'), 0)`],
    [`'points'`, `case when ${good} then coalesce(${row}.points, 0) else 0 end`],
    [`'sales.answered'`, `(${answered})`],
    [
      `'sales.answer-seconds'`,
      `case when ${answered} then max(0, ${row}.settled_at - ${row}.captured_at) / 1000 else 0 end`,
    ],
  ];
}

const selects = (figures: [string, string][], sign = '') =>
  figures.map(([figure, amount]) => `select ${figure} as figure, ${sign}(${amount}) as amount`);

const netOf = (parts: string[]) => `insert into statistic_changes (${COLUMNS})
  select new.captured_at, new.bot_id, ${MESSENGER}, figure, sum(amount)
  from (${parts.join(' union all ')}) group by figure having sum(amount) <> 0;`;

const note = (at: string, messenger: string, figure: string) => `insert into statistic_changes (${COLUMNS})
  values (${at}, new.bot_id, ${messenger}, ${figure}, 1);`;

const TRIGGERS = [
  `create trigger statistics_subscriber_added after insert on subscribers begin
    ${note('new.created_at', 'new.messenger', `'subscribers.added'`)}
  end`,
  `create trigger statistics_subscriber_state after update of state on subscribers
  when (old.state = 'active') <> (new.state = 'active') begin
    ${note('new.state_changed_at', 'new.messenger', STATE_FIGURE)}
  end`,
  `create trigger statistics_update_received after insert on inbox when ${UPDATE_FIGURE} is not null begin
    ${note('new.received_at', 'new.messenger', UPDATE_FIGURE)}
  end`,
  // Not before it has been handled: only then it is known who wrote.
  `create trigger statistics_update_handled after update of state on inbox
  when old.state = 'waiting' and new.state <> 'waiting' and ${UPDATE_FIGURE} is not null begin
    insert into statistic_changes (${COLUMNS}, subscriber_id)
    select new.received_at, new.bot_id, new.messenger, 'people.active', 1, id from subscribers
    where bot_id = new.bot_id and messenger = new.messenger and external_id = new.sender;
  end`,
  `create trigger statistics_message_settled after update of state on outbox
  when old.state in ('waiting', 'sending') and new.state not in ('waiting', 'sending') and ${OPERATION} = 'message' begin
    ${note('new.settled_at', 'new.messenger', OUTBOX_FIGURE)}
  end`,
  `create trigger statistics_signed_in after insert on sign_in_events when new.kind = 'signed in' begin
    ${note('new.at', MESSENGER, `'sign-ins'`)}
  end`,
  `create trigger statistics_sale_captured after insert on sales begin
    ${netOf([...selects(saleFigures('new')), `select 'sales', 1`])}
  end`,
  `create trigger statistics_sale_changed after update of state, fate, points, refusal, settled_at on sales begin
    ${netOf([...selects(saleFigures('new')), ...selects(saleFigures('old'), '-')])}
  end`,
];

/** Many changes of a quarter of an hour as one: no time zone begins its days within a quarter. */
const QUARTER = 900_000;
const quarterOf = (time: string) => `${time} / ${QUARTER} * ${QUARTER}`;

const backlog = (time: string, from: string, messenger: string, figure: string, amount: string, where = 'true') =>
  `insert into statistic_changes (${COLUMNS})
  select ${quarterOf(time)}, new.bot_id, ${messenger}, ${figure}, sum(${amount})
  from ${from} as new where ${where} group by 1, 2, 3, 4 having sum(${amount}) <> 0`;

const BACKLOG = [
  backlog('new.created_at', 'subscribers', 'new.messenger', `'subscribers.added'`, '1'),
  backlog('new.state_changed_at', 'subscribers', 'new.messenger', STATE_FIGURE, '1', `new.state <> 'active'`),
  backlog('new.received_at', 'inbox', 'new.messenger', UPDATE_FIGURE, '1', `${UPDATE_FIGURE} is not null`),
  `insert into statistic_changes (${COLUMNS}, subscriber_id)
  select distinct ${quarterOf('new.received_at')}, new.bot_id, new.messenger, 'people.active', 1, subscribers.id
  from inbox as new join subscribers on subscribers.bot_id = new.bot_id and subscribers.messenger = new.messenger
    and subscribers.external_id = new.sender
  where new.state <> 'waiting' and ${UPDATE_FIGURE} is not null`,
  backlog(
    'new.settled_at',
    'outbox',
    'new.messenger',
    OUTBOX_FIGURE,
    '1',
    `new.settled_at is not null and new.state not in ('waiting', 'sending') and ${OPERATION} = 'message'`,
  ),
  backlog('new.at', 'sign_in_events', MESSENGER, `'sign-ins'`, '1', `new.kind = 'signed in'`),
  backlog('new.captured_at', 'sales', MESSENGER, `'sales'`, '1'),
  ...saleFigures('new').map(([figure, amount]) => backlog('new.captured_at', 'sales', MESSENGER, figure, amount)),
];
