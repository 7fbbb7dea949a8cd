import SqliteDatabase from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { withStatementCache } from './statement-cache.ts';
import { openingError } from './unusable-database.ts';

/** Queries on a connection of their own; see {@link openFile}. Ending them closes it. */
export function connect(file: string, readonly: boolean): Kysely<Database> {
  return queriesOn(openFile(file, readonly));
}

/**
 * A connection to the SQLite file; a read-only one wants the file to be there. Throws UnusableDatabaseError when it
 * cannot be opened or is no database.
 */
export function openFile(file: string, readonly: boolean): SqliteDatabase.Database {
  try {
    return open(file, readonly);
  } catch (error) {
    throw openingError(file, error);
  }
}

/** Queries on an open connection; ending them closes it. */
export function queriesOn(database: SqliteDatabase.Database): Kysely<Database> {
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: withStatementCache(database) }) });
}

function open(file: string, readonly: boolean): SqliteDatabase.Database {
  const database = new SqliteDatabase(file, { readonly });
  database.pragma('busy_timeout = 5000');
  if (!readonly) {
    database.pragma('journal_mode = WAL');
    // FULL: what a messenger was told we have must survive a power cut, not only a crash.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
  }
  return database;
}
