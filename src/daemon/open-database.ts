import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { packageVersion } from '../config/package-version.ts';
import type { StoreHealth } from '../store/store-health.ts';
import { Backups } from '../upkeep/backups.ts';
import { openUpToDate } from './open-up-to-date.ts';
import { onDataFolder } from './data-folder.ts';
import { systemClock } from './system-clock.ts';

/** The backups of a configuration's data folder. */
export function backupsOf({ dataDir, backup }: Pick<Config, 'dataDir' | 'backup'>): Backups {
  return new Backups({
    ...backup,
    database: databaseFile(dataDir),
    photoFolder: join(dataDir, 'photos'),
    mediaFolder: join(dataDir, 'media'),
    program: packageVersion(),
    clock: systemClock,
  });
}

export function databaseFile(dataDir: string): string {
  return join(dataDir, 'ergo-bot.db');
}

/**
 * Opens the database of a data folder, backed up and brought up to date where it is older than the program; without
 * `backups` it is not backed up. `health` learns how it is doing from then on. AppError `configuration` when it does not fit the program or cannot be used.
 */
export function openDatabase(
  dataDir: string,
  backups?: Backups,
  health?: StoreHealth,
): ReturnType<typeof openUpToDate> {
  const file = databaseFile(dataDir);
  return onDataFolder(() =>
    openUpToDate({ file, clock: systemClock, ...(backups && { backups }), ...(health && { health }) }),
  );
}
