import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

/** Makes a database as a program left it that knew the migrations up to `last` only. */
export async function olderSchema(file: string, last: string): Promise<void> {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const known = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= last));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => known } }).migrateToLatest();
  await db.destroy();
  if (error) throw error;
}
