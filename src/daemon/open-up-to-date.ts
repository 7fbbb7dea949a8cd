import type { Clock } from '../domain/clock.ts';
import { copyClosed } from '../store/copy-database.ts';
import { openStore } from '../store/open.ts';
import { readSchema } from '../store/schema.ts';
import type { StoreHealth } from '../store/store-health.ts';
import type { Store } from '../store/store.ts';
import type { Backup } from '../upkeep/backup-folder.ts';
import type { Backups } from '../upkeep/backups.ts';

/** From which schema the database came, and the backup that was made of it before. */
export type Upgrade = { from: string; backup?: Backup };

/**
 * Opens the database and brings its schema up to date; one that is older is backed up first, so that the program of
 * before can be gone back to. Throws like `openStore` and {@link Backups.make}.
 */
export async function openUpToDate(props: {
  file: string;
  clock: Clock;
  /** Where the backup goes; none is made without. */
  backups?: Backups;
  health?: StoreHealth;
}): Promise<{ store: Store; upgrade?: Upgrade }> {
  const { file, clock, backups, health } = props;
  const schema = await readSchema(file);
  const isOlder = schema !== undefined && schema.pending.length > 0 && schema.unknown.length === 0;
  const backup = isOlder ? await backups?.make('before migration', copyClosed(file)) : undefined;
  const store = await openStore({ file, clock, ...(health && { health }) });
  return isOlder ? { store, upgrade: { from: schema.current, ...(backup && { backup }) } } : { store };
}
