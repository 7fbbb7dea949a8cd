import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../src/domain/clock.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore } from '../../src/store/open.ts';
import { Backups } from '../../src/upkeep/backups.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { meet } from '../support/open-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export type BackupWorld = {
  clock: ManualClock;
  store: Store;
  dataDir: string;
  folder: string;
  backups: Backups;
};

/** A data folder with a database, two sellers and as many photos as are named; backups go to `folder`, or beside it. */
export async function backupWorld(photos: string[] = [], folder?: string): Promise<BackupWorld> {
  const dataDir = await temporaryFolder();
  const clock = new ManualClock(Date.parse('2026-11-27T01:30:00Z'));
  const store = await openStore({ file: join(dataDir, 'ergo-bot.db'), clock });
  await mkdir(join(dataDir, 'photos'));
  for (const name of photos) await addPhoto({ store, dataDir }, name);
  const where = folder ?? join(dataDir, 'backups');
  return { clock, store, dataDir, folder: where, backups: backupsIn(dataDir, where, clock) };
}

export function backupsIn(dataDir: string, folder: string, clock: Clock): Backups {
  const photoFolder = join(dataDir, 'photos');
  const mediaFolder = join(dataDir, 'media');
  const database = join(dataDir, 'ergo-bot.db');
  return new Backups({ folder, keep: 3, database, photoFolder, mediaFolder, program: '1.2.3', clock });
}

/** A photo of a seller; one called `gone…` has no file. */
export async function addPhoto(
  { store, dataDir }: Pick<BackupWorld, 'store' | 'dataDir'>,
  name: string,
): Promise<void> {
  const { id } = await meet(store, 'photographer');
  if (!name.startsWith('gone')) await writeFile(join(dataDir, 'photos', name), `bytes of ${name}`);
  const row = { subscriber_id: id, ref: name, file: name, bytes: 5, created_at: 0 };
  await store.write((tx) => tx.db.insertInto('photos').values(row).execute());
}
