import { sql, type Kysely } from 'kysely';
import { fold } from '../../domain/fold.ts';

/** What staff know of the people behind the accounts: attributes, tags and segments; and how they are searched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of COLUMNS) await sql.raw(statement).execute(db);
  await foldNames(db);
  for (const statement of [...TABLES, ...INDEXES]) await sql.raw(statement).execute(db);
}

const COLUMNS = [
  `alter table subscribers add column name_folded text`,
  `alter table subscribers add column forgotten_at integer`,
  `update subscribers set forgotten_at = state_changed_at where external_id like 'forgotten-%'`,
  // Who they are for staff: the number that several accounts share, or the account alone before it has one.
  `alter table subscribers add column member text generated always as (coalesce(phone, '#' || id)) virtual`,
];

const TABLES = [
  `create table attributes (
    id integer primary key,
    bot_id text not null,
    key text not null,
    label text not null,
    type text not null,
    created_at integer not null,
    unique (bot_id, key)
  )`,
  `create table attribute_values (
    attribute_id integer not null references attributes (id),
    member text not null,
    value text not null,
    folded text not null,
    number real,
    set_at integer not null,
    primary key (attribute_id, member)
  ) without rowid`,
  `create table tags (
    id integer primary key,
    bot_id text not null,
    name text not null,
    folded text not null,
    created_at integer not null,
    unique (bot_id, folded)
  )`,
  `create table tag_members (
    tag_id integer not null references tags (id),
    member text not null,
    set_at integer not null,
    primary key (tag_id, member)
  ) without rowid`,
  `create table segments (
    id integer primary key,
    bot_id text not null,
    name text not null,
    folded text not null,
    filter text not null,
    created_at integer not null,
    changed_at integer not null,
    unique (bot_id, folded)
  )`,
];

const INDEXES = [
  `create index attribute_values_by_member on attribute_values (member)`,
  `create index attribute_values_by_value on attribute_values (attribute_id, folded)`,
  `create index tag_members_by_member on tag_members (member)`,

  // Lists are read in the order of these, a page at a time.
  `create index subscribers_in_order_of_phone on subscribers (bot_id, phone)`,
  `create index subscribers_in_order_of_name on subscribers (bot_id, name_folded)`,
  `create index subscribers_in_order_of_creation on subscribers (bot_id, created_at)`,
  `create index subscribers_in_order_of_last_seen on subscribers (bot_id, last_seen_at)`,
  // The accounts of each member together, the one used last first: audiences are counted in this order, without sorting.
  `create index subscribers_by_member on subscribers (bot_id, member, state, last_seen_at desc, id desc)`,
  `create index subscribers_forgotten on subscribers (forgotten_at) where forgotten_at is not null`,

  // What one person has said and been told: counted in a profile, erased when they want to be forgotten.
  `create index inbox_of_sender on inbox (bot_id, messenger, sender)`,
  `create index outbox_of_subscriber on outbox (subscriber_id, state)`,

  // What filters ask of sales: with all of it in the index, millions are added up in a second or two.
  `create index sales_by_seller
    on sales (bot_id, subscriber_id, state, fate, captured_at, points, model_name, model_id)`,
];

async function foldNames(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    id: number;
    name: string;
  }>`select id, name from subscribers where name is not null`.execute(db);
  for (const { id, name } of rows)
    await sql`update subscribers set name_folded = ${fold(name)} where id = ${id}`.execute(db);
}
