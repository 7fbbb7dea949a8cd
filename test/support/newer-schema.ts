import SqliteDatabase from 'better-sqlite3';

/** Makes a database look as if a newer program had written it. */
export function newerSchema(file: string): void {
  const database = new SqliteDatabase(file);
  try {
    database
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999-of-the-future', '2099-01-01T00:00:00.000Z');
  } finally {
    database.close();
  }
}
