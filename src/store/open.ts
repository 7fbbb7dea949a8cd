import type { Kysely } from 'kysely';
import { Migrator, type MigrationResult } from 'kysely/migration';
import type { Clock } from '../domain/clock.ts';
import { connect, openFile, queriesOn } from './connect.ts';
import { copyDatabase, type CopyDatabase } from './copy-database.ts';
import type { Database } from './database.ts';
import { LongReads } from './long-reads.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { StoreHealth } from './store-health.ts';
import { Store } from './store.ts';
import { UnusableDatabaseError } from './unusable-database.ts';

/** The database was written by a newer program, or a migration failed; `message` says what to do. */
export class SchemaError extends UnusableDatabaseError {}

/**
 * Opens the SQLite file, creates it where there is none, and brings its schema up to date.
 * Throws {@link SchemaError} when the schema is newer than this program or cannot be brought up to date, and
 * {@link UnusableDatabaseError} when the file is none of ours.
 */
export async function openStore(props: { file: string; clock: Clock; health?: StoreHealth }): Promise<Store> {
  const { clock, health } = props;
  const file = openFile(props.file, false);
  const writer = queriesOn(file, health);
  await migrate(writer).catch(async (error: unknown) => {
    await writer.destroy();
    throw error;
  });
  // From now on the store waits for whoever holds the file, and everything else goes on meanwhile.
  file.pragma('busy_timeout = 0');
  const longReads = new LongReads({ file: props.file });
  const copyTo: CopyDatabase = (copy, signal) => copyDatabase(file, copy, signal);
  const reader = connect(props.file, true, health);
  return new Store({ writer, reader, longReads, copyTo, clock, ...(health && { health }) });
}

async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw new SchemaError(explain(error, results), { cause: error });
}

function explain(error: unknown, results: readonly MigrationResult[]): string {
  const reason = error instanceof Error ? error.message : String(error);
  const failed = results.find((result) => result.status === 'Error');
  if (failed) return `Migration ${failed.migrationName} failed and was rolled back: ${reason}`;
  return `The database does not fit this program (${reason}). It was probably written by a newer version: install that one, or restore a backup.`;
}
