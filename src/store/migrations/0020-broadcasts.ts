import { sql, type Kysely } from 'kysely';

/** Broadcasts, and one row for each recipient of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table broadcasts (
    id integer primary key autoincrement,
    bot_id text not null,
    title text not null,
    state text not null,
    content text not null,
    audience text not null,
    created_by text not null,
    created_at integer not null,
    approved_by text,
    due_at integer,
    repeats text,
    copy_of integer references broadcasts (id),
    send_window text,
    late_limit integer not null,
    most_paid integer,
    held_because text,
    launched_at integer,
    audience_upto integer,
    resolved_upto integer,
    singled_upto integer,
    finished_at integer
  )`,
  `create index broadcasts_by_bot on broadcasts (bot_id, id)`,
  `create index broadcasts_by_state on broadcasts (state, due_at)`,
  // Whole rows lie in the order of the key: a launch of a million writes them once, in order.
  `create table broadcast_recipients (
    broadcast_id integer not null references broadcasts (id),
    subscriber_id integer not null references subscribers (id),
    messenger text not null,
    state text not null,
    last_seen_at integer not null,
    attempts integer not null default 0,
    not_before integer not null default 0,
    message_id text,
    reason text,
    settled_at integer,
    delivered_at integer,
    seen_at integer,
    failed_at integer,
    primary key (broadcast_id, subscriber_id)
  ) without rowid`,
  // What waits is read from its beginning: who is settled leaves this part of the index.
  `create index broadcast_recipients_by_state on broadcast_recipients (broadcast_id, messenger, state, subscriber_id)`,
  `create index broadcast_recipients_by_message on broadcast_recipients (message_id, subscriber_id) where message_id is not null`,
];
