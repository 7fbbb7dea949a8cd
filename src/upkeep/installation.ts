import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { readInstallation } from '../store/read-installation.ts';
import type { Store } from '../store/store.ts';
import { syncFolder, writeDurably } from './durable-files.ts';

/** Lies beside the database, and says of which installation it is and where that lives. */
const NOTE = 'installation.json';
/** Made when the system is installed, and not copied with a data folder (machine-id(5)). */
const MACHINE_ID = '/etc/machine-id';

const note = z.object({ format: z.literal(1), id: z.string(), machine: z.string().nullable(), inode: z.string() });
type Note = z.output<typeof note>;

/**
 * Says how the database of a data folder was copied there, where it was; undefined when it is where it belongs. A folder
 * that is renamed on its disk is the same still. That a whole machine was copied, nothing on it tells.
 */
export async function howCopied(dataDir: string, database: string): Promise<string | undefined> {
  const own = await readInstallation(database);
  if (own?.isCopy) return 'was made as a copy';
  if (!own?.isPlaced) return undefined;
  const written = await readNote(dataDir);
  if (!written) return `came without its ${NOTE}`;
  if (written.id !== own.id) return `is not the one that belongs beside its ${NOTE}`;
  const here = await placeOf(database);
  if (written.machine !== null && here.machine !== null && written.machine !== here.machine)
    return 'was copied from another machine';
  return written.inode === here.inode ? undefined : 'was copied from another folder or disk';
}

/** Writes down where the installation lives, when it is new. To be called once nothing speaks for a copy. */
export async function settleIn(store: Store, dataDir: string, database: string): Promise<void> {
  const { id, placed_at: placedAt } = await store.read.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
  if (placedAt === null) await place(store, dataDir, database, id);
}

/** Makes an installation of its own out of a copy. */
export async function becomeOwn(store: Store, dataDir: string, database: string): Promise<void> {
  await place(store, dataDir, database, randomBytes(16).toString('hex'));
}

/** First beside the database, then in it: a crash in between leaves one that is not placed, and is placed again. */
async function place(store: Store, dataDir: string, database: string, id: string): Promise<void> {
  await store.write((tx) => tx.db.updateTable('installation').set({ id, placed_at: null, is_copy: 0 }).execute());
  const content: Note = { format: 1, id, ...(await placeOf(database)) };
  await writeDurably(join(dataDir, NOTE), `${JSON.stringify(content)}\n`);
  await syncFolder(dataDir);
  await store.write((tx) => tx.db.updateTable('installation').set({ placed_at: tx.now }).execute());
}

async function readNote(dataDir: string): Promise<Note | undefined> {
  const text = await readFile(join(dataDir, NOTE), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return note.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A copy has another inode. Some containers have no machine id; then the inode alone tells. */
async function placeOf(database: string): Promise<Pick<Note, 'machine' | 'inode'>> {
  const machineId = (await readFile(MACHINE_ID, 'utf8').catch(() => '')).trim();
  const machine = machineId === '' ? null : createHash('sha256').update(machineId).digest('hex').slice(0, 16);
  return { machine, inode: String((await stat(database, { bigint: true })).ino) };
}
