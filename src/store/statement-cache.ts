import type { SqliteDatabase, SqliteStatement } from 'kysely';

const MOST = 500;

/**
 * The database as kysely wants it, keeping the statements it has prepared: the program has some dozens of queries and
 * asks each of them for every message, and preparing one costs more than running it.
 */
export function withStatementCache(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      // Lists of varying length make ever new texts: then all are forgotten and the usual ones come back at once.
      if (statements.size >= MOST) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}
