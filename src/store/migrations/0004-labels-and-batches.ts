import { sql, type Kysely } from 'kysely';

/** What was learnt from photographed labels, and many sales sent at once as one batch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Shapes only, no numbers: the rows stay when the person is forgotten.
  `create table label_codes (
    id integer primary key autoincrement,
    sale_id integer not null references sales (id),
    bot_id text not null,
    article text,
    format text not null,
    length integer not null,
    mask text not null,
    prefix text not null,
    chosen integer not null,
    verdict text,
    model_id text
  )`,
  `create index label_codes_by_sale on label_codes (sale_id)`,
  `create index label_codes_by_length on label_codes (bot_id, length, mask) where verdict is not null`,

  `create table batches (
    id integer primary key autoincrement,
    bot_id text not null,
    subscriber_id integer not null references subscribers (id),
    source text not null,
    album text,
    message_outbox_id integer,
    shown text,
    told_slow_at integer,
    opened_at integer not null,
    last_item_at integer not null,
    finished_at integer
  )`,
  `create index batches_open on batches (id) where finished_at is null`,
  `create index batches_by_subscriber on batches (subscriber_id, id)`,

  `create table batch_items (
    id integer primary key autoincrement,
    batch_id integer not null references batches (id),
    given text,
    photo_id integer references photos (id),
    problem text,
    pick text,
    sale_id integer references sales (id),
    skipped_at integer
  )`,
  `create index batch_items_by_batch on batch_items (batch_id, id)`,

  `alter table sales add column batch_id integer references batches (id)`,
];
