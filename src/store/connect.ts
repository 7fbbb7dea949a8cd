import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { withStatementCache } from './statement-cache.ts';
import { openingError } from './unusable-database.ts';

/**
 * A connection to the SQLite file; a read-only one wants the file to be there. Throws UnusableDatabaseError when it
 * cannot be opened or is no database.
 */
export function connect(file: string, readonly: boolean): Kysely<Database> {
  try {
    return open(file, readonly);
  } catch (error) {
    throw openingError(file, error);
  }
}

function open(file: string, readonly: boolean): Kysely<Database> {
  const database = new SqliteDatabase(file, { readonly });
  database.pragma('busy_timeout = 5000');
  if (!readonly) {
    database.pragma('journal_mode = WAL');
    // FULL: what a messenger was told we have must survive a power cut, not only a crash.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
  }
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatementCache(database) }) });
}
