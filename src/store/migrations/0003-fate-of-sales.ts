import { sql, type Kysely } from 'kysely';

/** How long a sale may wait, what the club made of it after it was registered, and whether the seller wants to hear of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Kept with the sale: the club names a promotion no more once it has ended.
  `alter table sales add column action_ends text`,
  `alter table sales add column told_late_at integer`,
  `alter table sales add column club_status text`,
  `alter table sales add column fate text`,
  `alter table sales add column fate_comment text`,
  `alter table sales add column fate_at integer`,
  `alter table sales add column fate_told_at integer`,
  `create index sales_with_fate_to_tell on sales (id) where fate_at is not null and fate_told_at is null`,

  // How often each seller's registrations are compared: less and less often while there is no news.
  `create table fate_checks (
    subscriber_id integer primary key references subscribers (id),
    next_check_at integer not null,
    checks_without_news integer not null
  )`,
  `alter table subscribers add column fates_off_at integer`,
];
