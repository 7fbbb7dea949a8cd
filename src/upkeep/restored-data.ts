import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKUP_DATABASE, BACKUP_PHOTOS, BACKUP_PICTURES, nameOf, type Backup } from './backup-folder.ts';
import { copyPhotos } from './copy-photos.ts';
import { givenPictures } from './given-pictures.ts';
import { howCopied } from './installation.ts';
import { renameDurably, syncFolder, writeDurably } from './durable-files.ts';

/** Stands in the data folder for as long as what was restored has not been confirmed: no daemon starts on it. */
const MUTED = 'muted.json';
/** Where the restored data is laid ready; while it is there a restore has not come to its end. */
const READY = 'restoring';
/** What a restore has replaced lies here. */
const REPLACED = 'replaced';

/** Everything that one restore puts in place of another. */
const DATABASE = 'ergo-bot.db';
const PARTS = [DATABASE, 'ergo-bot.db-wal', 'ergo-bot.db-shm', 'photos'];

/**
 * Why no daemon may work on a data folder: it was restored or copied and is not confirmed, or a restore was broken off.
 * `how` the database was copied, in words that follow its name.
 */
export type Muted = { kind: 'restored'; from: string } | { kind: 'broken off' } | { kind: 'copied'; how: string };

/** Undefined when the daemon may work on the data folder. Throws UnusableDatabaseError. */
export async function mutedBy(dataDir: string): Promise<Muted | undefined> {
  if (await stat(join(dataDir, READY)).catch(() => undefined)) return { kind: 'broken off' };
  const from = await readFile(join(dataDir, MUTED), 'utf8').catch(() => undefined);
  if (from !== undefined) return { kind: 'restored', from: from.trim() };
  const how = await howCopied(dataDir, join(dataDir, DATABASE));
  return how === undefined ? undefined : { kind: 'copied', how };
}

/** Lets the daemon work on restored data. */
export async function unmute(dataDir: string): Promise<void> {
  await rm(join(dataDir, MUTED), { force: true });
  await syncFolder(dataDir);
}

/**
 * Puts a backup in place of the data in a folder that no daemon works on, muted. Answers the folder in which what was
 * replaced lies; undefined when there was nothing. A crash in between leaves a folder on which no daemon starts.
 */
export async function putBack(backup: Backup, dataDir: string, now: number): Promise<string | undefined> {
  const ready = join(dataDir, READY);
  await rm(ready, { recursive: true, force: true });
  await mkdir(ready, { mode: 0o700 });
  await copyFile(join(backup.folder, BACKUP_DATABASE), join(ready, 'ergo-bot.db'));
  await copyPhotos(photosOf(backup), { from: join(backup.folder, BACKUP_PHOTOS), to: join(ready, 'photos') });
  await putPicturesBack(backup, dataDir);
  await syncFolder(ready);
  await writeDurably(join(dataDir, MUTED), `${backup.name}\n`);
  await syncFolder(dataDir);
  const aside = await setAside(dataDir, now);
  for (const part of ['photos', 'ergo-bot.db']) await renameDurably(join(ready, part), join(dataDir, part));
  await rm(ready, { recursive: true });
  await syncFolder(dataDir);
  return aside;
}

/** Pictures never change: those that are there already stay, and those of the backup are laid beside them. */
async function putPicturesBack({ folder }: Backup, dataDir: string): Promise<void> {
  const [ready, media] = [join(dataDir, READY, 'pictures'), join(dataDir, 'media')];
  const from = join(folder, BACKUP_PICTURES);
  await copyPhotos(givenPictures(from), { from, to: ready });
  await mkdir(media, { recursive: true, mode: 0o700 });
  for await (const name of givenPictures(ready)) await rename(join(ready, name), join(media, name));
  await syncFolder(media);
}

async function* photosOf({ folder }: Backup): AsyncGenerator<string> {
  yield* await readdir(join(folder, BACKUP_PHOTOS));
}

async function setAside(dataDir: string, now: number): Promise<string | undefined> {
  const present = (await readdir(dataDir)).filter((name) => PARTS.includes(name));
  if (present.length === 0) return undefined;
  const aside = join(dataDir, REPLACED, nameOf(now));
  await mkdir(aside, { recursive: true, mode: 0o700 });
  for (const name of present) await rename(join(dataDir, name), join(aside, name));
  await syncFolder(aside);
  return aside;
}
