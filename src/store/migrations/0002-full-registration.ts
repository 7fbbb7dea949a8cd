import { sql, type Kysely } from 'kysely';

/** Full registration: what PostSNModel wants beside the serial number, and promotions that are looked after. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sales add column receipt_photo_id integer references photos (id)`.execute(db);
  await sql`alter table sales add column trade_point_id text`.execute(db);
  // When GetChanges last said that nothing had changed.
  await sql`alter table subscriber_actions add column checked_at integer not null default 0`.execute(db);
}
