import SqliteDatabase from 'better-sqlite3';
import { openingError } from './unusable-database.ts';

/** Held for as long as the program runs; the operating system lets go of it even when the program is killed. */
export type InstanceLock = { release(): void };

/** So many milliseconds: one that has just been killed may not be gone yet. */
const PATIENCE = 2_000;

/**
 * Locks a file so that no second program works on the same data folder. Undefined when another one holds it. Throws
 * UnusableDatabaseError when there can be no such file.
 */
export function lockInstance(file: string): InstanceLock | undefined {
  // SQLite's own file lock: Node has none, and a file with a process id in it outlives a crash.
  const database = open(file);
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('begin exclusive');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}

function open(file: string): SqliteDatabase.Database {
  try {
    return new SqliteDatabase(file, { timeout: PATIENCE });
  } catch (error) {
    throw openingError(file, error);
  }
}
