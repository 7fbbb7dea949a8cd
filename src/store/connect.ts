import SqliteDatabase from 'better-sqlite3';
import { Kysely, type LogEvent, SqliteDialect } from 'kysely';
import { machineTrouble } from '../domain/machine-trouble.ts';
import type { Database } from './database.ts';
import { withStatementCache } from './statement-cache.ts';
import type { StoreHealth } from './store-health.ts';
import { openingError } from './unusable-database.ts';

/** Queries on a connection of their own; see {@link openFile}. Ending them closes it. */
export function connect(file: string, readonly: boolean, health?: StoreHealth): Kysely<Database> {
  return queriesOn(openFile(file, readonly), health);
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

/** Queries on an open connection; ending them closes it. `health` is told of trouble that any of them meets. */
export function queriesOn(database: SqliteDatabase.Database, health?: StoreHealth): Kysely<Database> {
  const dialect = new SqliteDialect({ database: withStatementCache(database) });
  return new Kysely<Database>({ dialect, ...(health && { log: (event) => tellTrouble(event, health) }) });
}

/** Whoever holds the file locked is told of by the store, which waits for it first. */
function tellTrouble(event: LogEvent, health: StoreHealth): void {
  const trouble = event.level === 'error' ? machineTrouble(event.error) : undefined;
  if (trouble && trouble.kind !== 'busy') health.failed(trouble);
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
