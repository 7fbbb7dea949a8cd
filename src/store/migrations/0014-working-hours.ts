import { sql, type Kysely } from 'kysely';

/** When support is there, per bot: the week and single dates; and when a person was last told that it is not. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table working_weeks (bot_id text primary key, week text not null, changed_at integer not null)`,
  // One row a date: what was said last about a date holds, without rules for ranges that overlap.
  `create table working_dates (
    bot_id text not null,
    date text not null,
    spans text not null,
    primary key (bot_id, date)
  )`,
  `alter table subscribers add column told_closed_at integer`,
];
