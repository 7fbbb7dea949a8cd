import { sql, type Kysely } from 'kysely';

/** Texts that a bot says otherwise than the catalogue, and who changed them when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table own_texts (
    bot_id text not null,
    key text not null,
    source text not null,
    actor text not null,
    changed_at integer not null,
    primary key (bot_id, key)
  )`,

  // Both texts in full: the catalogue's may be another one in a later version.
  `create table text_changes (
    id integer primary key autoincrement,
    bot_id text not null,
    key text not null,
    kind text not null,
    before text not null,
    after text not null,
    actor text not null,
    at integer not null
  )`,
  `create index text_changes_by_key on text_changes (bot_id, key, id)`,
];
