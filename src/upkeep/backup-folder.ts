import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest, type Manifest } from './manifest.ts';

/** A finished backup and where it lies. */
export type Backup = Manifest & { name: string; folder: string };

/** What lies in the folder of a backup, beside its manifest. */
export const BACKUP_DATABASE = 'ergo-bot.db';
export const BACKUP_PHOTOS = 'photos';
/** Pictures that staff have given; those of the program itself come with the program. */
export const BACKUP_PICTURES = 'pictures';

const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/;

/** Names in the order of time, which every file system takes: `2026-11-27T01-30-00-000Z`. */
export function nameOf(moment: number): string {
  return new Date(moment).toISOString().replace(/[:.]/g, '-');
}

/** Every finished backup in a folder, the oldest first; none when there is no such folder. */
export async function listBackups(folder: string): Promise<Backup[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => NAME.test(name)).map((name) => readBackup(join(folder, name), name)),
  );
  return found.filter((backup) => backup !== undefined).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function readBackup(folder: string, name: string): Promise<Backup | undefined> {
  const manifest = await readManifest(folder);
  return manifest && { ...manifest, name, folder };
}
