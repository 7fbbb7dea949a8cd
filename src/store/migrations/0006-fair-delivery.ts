import { sql, type Kysely } from 'kysely';

/** Long messages that go on where they stopped, and what one person has waiting read without the others'. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column parts_sent integer not null default 0`.execute(db);
  await sql`create index inbox_by_sender on inbox (bot_id, messenger, sender, id) where state = 'waiting'`.execute(db);
}
