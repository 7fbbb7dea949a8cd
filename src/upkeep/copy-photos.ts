import { constants } from 'node:fs';
import { copyFile, link, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './durable-files.ts';

/** How many files there are now, and how many of those wanted were nowhere. */
export type CopiedPhotos = { copied: number; missing: number };

/**
 * Brings photos, or pictures, into a new folder. One that lies on the same disk costs no room: it gets a second name, as photos never
 * change. On another disk those that the folder before it (`twins`) has are not copied again.
 */
export async function copyPhotos(
  names: AsyncIterable<string>,
  { from, twins, to, signal }: { from: string; twins?: string; to: string; signal?: AbortSignal },
): Promise<CopiedPhotos> {
  await mkdir(to, { mode: 0o700 });
  const done = { copied: 0, missing: 0 };
  for await (const name of names) {
    signal?.throwIfAborted();
    const target = join(to, name);
    const sources = [from, ...(twins === undefined ? [] : [twins])].map((folder) => join(folder, name));
    const isThere = (await linkAny(sources, target)) || (await copied(join(from, name), target));
    done[isThere ? 'copied' : 'missing']++;
  }
  await syncFolder(to);
  return done;
}

async function linkAny(sources: string[], target: string): Promise<boolean> {
  for (const source of sources) {
    try {
      await link(source, target);
      return true;
    } catch {
      // Another disk, a file system without second names, or not there: the next, or a copy, will do.
    }
  }
  return false;
}

/** False when there is nothing to copy. */
async function copied(source: string, target: string): Promise<boolean> {
  try {
    await copyFile(source, target, constants.COPYFILE_EXCL);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  const file = await open(target, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}
