import { sql, type Kysely } from 'kysely';

/** The index that the poster looks sales up by, with the very condition of its queries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // SQLite takes a partial index only for a query that repeats its condition, and none did.
  `drop index sales_open`,
  `create index sales_to_post on sales (next_try_at, bot_id)
    where state in ('captured', 'in doubt') and waits_for_sign_in = 0`,
];
