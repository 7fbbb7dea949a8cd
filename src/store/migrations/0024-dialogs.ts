import { sql, type Kysely } from 'kysely';

/** Everything that was ever said, in the order in which it was said, and the dialogs between sellers and operators. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...STATEMENTS, ...TRIGGERS]) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table messages (
    id integer primary key autoincrement,
    subscriber_id integer not null references subscribers (id),
    dialog_id integer,
    author text not null,
    staff_id integer references staff (id),
    kind text not null,
    text text not null,
    buttons text,
    photo_ref text,
    picture text,
    album text,
    external_id text,
    outbox_id integer,
    bulk_id text,
    client_id text,
    state text,
    reason text,
    edited_at integer,
    said_at integer not null
  )`,
  // A person's history is read backwards, a page at a time.
  `create index messages_by_subscriber on messages (subscriber_id, id)`,
  `create index messages_by_outbox on messages (outbox_id) where outbox_id is not null`,
  // What a messenger reports of a broadcast names the person and the broadcast.
  `create index messages_by_bulk on messages (subscriber_id, bulk_id) where bulk_id is not null`,
  `create index messages_by_client on messages (client_id) where client_id is not null`,
  // An edit names the message that the person has changed by the messenger's id.
  `create index messages_by_external_id on messages (subscriber_id, external_id) where external_id is not null`,
  `create index messages_by_staff on messages (staff_id, said_at) where staff_id is not null`,
  `create table message_versions (
    id integer primary key,
    message_id integer not null references messages (id),
    text text not null,
    replaced_at integer not null
  )`,
  `create index message_versions_by_message on message_versions (message_id)`,

  `create table dialogs (
    id integer primary key autoincrement,
    subscriber_id integer not null unique references subscribers (id),
    bot_id text not null,
    messenger text not null,
    state text not null,
    owner_id integer references staff (id),
    leased_at integer,
    with_support integer not null,
    case_id integer,
    waiting_since integer,
    paused_until integer,
    escalated_at integer,
    muted_at integer,
    unread integer not null,
    last_message_id integer,
    last_at integer not null
  )`,
  `create index dialogs_by_last on dialogs (last_at, id)`,
  // Few are open at a time; what is done by the clock, and what operators look at most, are those.
  `create index dialogs_open on dialogs (state, last_at, id) where state <> 'closed'`,
  `create index dialogs_unanswered on dialogs (waiting_since, id) where waiting_since is not null`,

  `create table dialog_cases (
    id integer primary key autoincrement,
    dialog_id integer references dialogs (id),
    bot_id text not null,
    messenger text not null,
    opened_by text not null,
    sale_id integer references sales (id),
    in_hours integer not null,
    opened_at integer not null,
    taken_at integer,
    answered_at integer,
    answered_by integer references staff (id),
    answers integer not null,
    last_answer_by integer references staff (id),
    closed_at integer,
    closed_by integer references staff (id),
    rating integer,
    rated_at integer
  )`,
  `create index dialog_cases_by_dialog on dialog_cases (dialog_id, id)`,
  `create index dialog_cases_by_time on dialog_cases (opened_at)`,

  `create table drafts (
    dialog_id integer not null references dialogs (id),
    staff_id integer not null references staff (id),
    text text not null,
    changed_at integer not null,
    primary key (dialog_id, staff_id)
  )`,
  `create table ready_answers (
    id integer primary key,
    bot_id text not null,
    name text not null,
    text text not null,
    picture text,
    changed_at integer not null,
    unique (bot_id, name)
  )`,

  // What was said before there was this table. Of pressed buttons only Telegram tells the label.
  `insert into messages (subscriber_id, author, kind, text, photo_ref, picture, outbox_id, state, reason, said_at)
    select subscriber_id, author, kind, text, photo_ref, picture, outbox_id, state, reason, said_at from (
      select subscriber_id, 'bot' as author, 'text' as kind,
        coalesce(json_extract(operation, '$.message.text.text'), '') as text,
        null as photo_ref, json_extract(operation, '$.message.picture.file') as picture, id as outbox_id,
        case when seen_at is not null then 'seen'
          when failed_at is not null then 'failed'
          when delivered_at is not null then 'delivered'
          when state in ('waiting', 'sending') then 'pending'
          when state = 'sent' then 'sent' else 'failed' end as state,
        error as reason, created_at as said_at, 1 as turn
      from outbox where json_valid(operation) and json_extract(operation, '$.kind') = 'message'
      union all
      select subscribers.id, 'seller', json_extract(payload, '$.content.kind'),
        coalesce(json_extract(payload, '$.content.text'), json_extract(payload, '$.content.caption'),
          json_extract(payload, '$.content.phone'), json_extract(payload, '$.content.press.message.label'), ''),
        json_extract(payload, '$.content.media.ref'), null, null, null, null, received_at, 0
      from inbox join subscribers on subscribers.bot_id = inbox.bot_id and subscribers.messenger = inbox.messenger
        and subscribers.external_id = inbox.sender
      where json_valid(payload) and json_extract(payload, '$.content.kind') in ('text', 'photo', 'contact', 'press')
    ) order by said_at, turn`,
];

const NOTE = `insert into statistic_changes (at, bot_id, messenger, figure, amount)`;
/** Of the waiting time count only questions that came while support was there. */
const AWAITED = `new.opened_by = 'seller' and new.in_hours = 1`;
const matter = (figure: string, amount: string, when = 'true') =>
  `${NOTE} select new.opened_at, new.bot_id, new.messenger, '${figure}', ${amount} where ${when};`;

/** Changes of the figures of dialogs, for the statistics; a matter belongs to the day on which it was opened. */
const TRIGGERS = [
  `create trigger statistics_matter_opened after insert on dialog_cases begin
    ${matter('dialogs', '1')}
  end`,
  `create trigger statistics_matter_answered after update of answered_at on dialog_cases
  when old.answered_at is null and new.answered_at is not null begin
    ${matter('dialogs.answered', '1')}
    ${matter('dialogs.awaited', '1', AWAITED)}
    ${matter('dialogs.wait-seconds', 'max(0, new.answered_at - new.opened_at) / 1000', AWAITED)}
  end`,
  `create trigger statistics_matter_rated after update of rating on dialog_cases
  when old.rating is not new.rating and new.rating is not null begin
    ${matter('dialogs.ratings', '1', 'old.rating is null')}
    ${matter('dialogs.stars', 'new.rating - coalesce(old.rating, 0)')}
  end`,
  // Queued as the bot's, and then known as an operator's, in one transaction.
  `create trigger statistics_operator_said after update of author on messages
  when new.author = 'operator' and old.author <> 'operator' begin
    ${NOTE} select new.said_at, bot_id, messenger, 'dialogs.answers', 1 from subscribers where id = new.subscriber_id;
  end`,
];
