import { sql, type Kysely } from 'kysely';

/** Everything a seller needs to sign in and register a sale, and the inbox and outbox beneath it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table subscribers (
    id integer primary key,
    bot_id text not null,
    messenger text not null,
    external_id text not null,
    name text, username text, language text, country text, device text, avatar_url text, source text,
    phone text,
    state text not null,
    state_changed_at integer not null,
    created_at integer not null,
    last_seen_at integer not null,
    unique (bot_id, messenger, external_id)
  )`,
  `create index subscribers_by_phone on subscribers (phone)`,

  `create table subscriber_phones (
    subscriber_id integer not null references subscribers (id),
    phone text not null,
    first_used_at integer not null,
    last_used_at integer not null,
    primary key (subscriber_id, phone)
  )`,
  `create index subscriber_phones_by_phone on subscriber_phones (phone)`,

  `create table club_sessions (
    subscriber_id integer primary key references subscribers (id),
    phone text not null,
    sealed_token blob not null,
    opened_at integer not null,
    ended_at integer
  )`,

  `create table conversations (
    subscriber_id integer primary key references subscribers (id),
    scene text not null,
    step text not null,
    data text not null,
    turn integer not null,
    last_press text,
    resume text,
    updated_at integer not null
  )`,

  `create table inbox (
    id integer primary key autoincrement,
    bot_id text not null,
    messenger text not null,
    key text not null,
    sender text not null,
    payload text not null,
    state text not null,
    attempts integer not null,
    error text,
    received_at integer not null,
    done_at integer,
    unique (bot_id, messenger, key)
  )`,
  // The dispatcher reads what waits in order of arrival; nearly all rows are done, so only the others are indexed.
  `create index inbox_open on inbox (state, id) where state <> 'done'`,

  `create table outbox (
    id integer primary key autoincrement,
    bot_id text not null,
    messenger text not null,
    subscriber_id integer not null references subscribers (id),
    recipient text not null,
    lane text not null,
    operation text not null,
    state text not null,
    attempts integer not null,
    not_before integer not null,
    message_id text,
    error text,
    created_at integer not null,
    settled_at integer,
    delivered_at integer,
    seen_at integer,
    failed_at integer
  )`,
  `create index outbox_open on outbox (bot_id, messenger, lane, id) where state in ('waiting', 'sending')`,
  // Receipts name a message by its id (Viber); one that was sent to another bot may carry the same.
  `create index outbox_by_message on outbox (message_id, bot_id) where message_id is not null`,

  `create table sales (
    id integer primary key autoincrement,
    bot_id text not null,
    subscriber_id integer not null references subscribers (id),
    kind text not null,
    serial text not null,
    source text not null,
    photo_id integer references photos (id),
    state text not null,
    waits_for_sign_in integer not null,
    attempts integer not null,
    next_try_at integer not null,
    action_id text, model_id text, model_name text, points integer,
    refusal text, refusal_code integer, refusal_comment text,
    captured_at integer not null,
    told_saved_at integer,
    settled_at integer
  )`,
  `create index sales_by_subscriber on sales (subscriber_id, id)`,
  `create index sales_by_serial on sales (serial)`,
  `create index sales_open on sales (next_try_at) where state in ('captured', 'posting', 'in doubt')`,

  `create table photos (
    id integer primary key,
    subscriber_id integer not null references subscribers (id),
    ref text not null,
    file text not null,
    bytes integer not null,
    created_at integer not null,
    unique (subscriber_id, ref)
  )`,

  `create table sign_in_events (
    id integer primary key,
    bot_id text not null,
    subscriber_id integer not null references subscribers (id),
    phone text not null,
    kind text not null,
    at integer not null
  )`,
  `create index sign_in_events_by_subscriber on sign_in_events (subscriber_id, at)`,
  `create index sign_in_events_by_phone on sign_in_events (phone, at)`,

  `create table action_sets (hash text primary key, actions text not null, stored_at integer not null)`,
  `create table subscriber_actions (
    subscriber_id integer primary key references subscribers (id),
    hash text not null references action_sets (hash),
    fetched_at integer not null
  )`,

  `create table club_surprises (
    bot_id text not null,
    day text not null,
    method text not null,
    what text not null,
    count integer not null,
    raw text not null,
    primary key (bot_id, day, method, what)
  )`,
];
