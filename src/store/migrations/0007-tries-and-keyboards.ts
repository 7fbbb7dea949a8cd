import { sql, type Kysely } from 'kysely';

/** Sign-in events noted before the club is asked, by the update that asks; the buttons of the question that stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_in_events add column update_id integer`.execute(db);
  await sql`alter table conversations add column keyboard text`.execute(db);
}
