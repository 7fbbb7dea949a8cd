import SqliteDatabase from 'better-sqlite3';

/** The database cannot be used as it is; `message` says why and what to do. */
export class UnusableDatabaseError extends Error {}

/** What SQLite says of a file that only people can mend: in the way, closed to this user, or broken. */
const FILE_TROUBLE = /^SQLITE_(?:CANTOPEN|NOTADB|CORRUPT|READONLY|PERM|AUTH)/;

/** The error to throw on for one that opening `file` has thrown. */
export function openingError(file: string, error: unknown): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError) || !FILE_TROUBLE.test(error.code)) return error;
  const message = `${file} cannot be used (${error.message}). Call ergo-bot as the user of its data folder, name another dataDir, or restore a backup.`;
  return new UnusableDatabaseError(message, { cause: error });
}
