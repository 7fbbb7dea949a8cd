import { sql, type Kysely } from 'kysely';

/** Bots that staff have paused: they take messages in, and do nothing more until they are resumed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table bot_pauses (
        bot_id text primary key,
        paused_at integer not null,
        paused_by text not null,
        reason text not null
      )`,
    )
    .execute(db);
}
