import { open } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { openFile } from './connect.ts';

/** Copies the database as it stands into a new file; resolves once that is on disk, rejects when the signal is aborted. */
export type CopyDatabase = (file: string, signal?: AbortSignal) => Promise<void>;

/** So many pages are copied in one turn of the event loop: about five milliseconds. */
const PAGES = 200;

/**
 * Copies through an open connection. It has to be the one that writes: a copy through another begins anew with every
 * write. Nobody has to wait for it. The copy is one file that needs no other beside it.
 */
export async function copyDatabase(from: SqliteDatabase.Database, file: string, signal?: AbortSignal): Promise<void> {
  const progress = () => {
    signal?.throwIfAborted();
    return PAGES;
  };
  let copied = 0;
  // When its first look falls into a transaction the library has copied nothing, and takes that for the end.
  while (copied === 0) copied = (await from.backup(file, { progress })).totalPages;
  standAlone(file);
  await closeToOthers(file);
}

/** Copies a database that no program has open. */
export function copyClosed(database: string): CopyDatabase {
  return async (file, signal) => {
    const from = openFile(database, false);
    try {
      await copyDatabase(from, file, signal);
    } finally {
      from.close();
    }
  };
}

/** Copied is also that there is a write-ahead log, which the copy has none of; and the copy has to say that it is one. */
function standAlone(file: string): void {
  const copy = new SqliteDatabase(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const knows = copy.prepare(`select 1 from sqlite_master where type = 'table' and name = 'installation'`).get();
    if (knows) copy.exec('update installation set is_copy = 1');
  } finally {
    copy.close();
  }
}

/** And brings it to the disk. */
async function closeToOthers(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}
