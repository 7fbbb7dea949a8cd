import SqliteDatabase from 'better-sqlite3';

/** Held for as long as the program runs; the operating system lets go of it even when the program is killed. */
export type InstanceLock = { release(): void };

/** Locks a file so that no second program works on the same data folder. Undefined when another one holds it. */
export function lockInstance(file: string): InstanceLock | undefined {
  // SQLite's own file lock: Node has none, and a file with a process id in it outlives a crash.
  const database = new SqliteDatabase(file, { timeout: 0 });
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
