import { sql, type Kysely } from 'kysely';

/**
 * Which installation the database belongs to, so that a copy is told from it. `placed_at` is empty until a daemon has
 * written the same id beside it; `is_copy` is set in copies that the program makes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table installation (id text not null, placed_at integer, is_copy integer not null default 0)`,
  `insert into installation (id) values (lower(hex(randomblob(16))))`,
];
