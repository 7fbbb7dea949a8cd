import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../domain/finding.ts';

const MEGABYTE = 1024 * 1024;

/** Photos, logs and the write-ahead log of the database want room; below the first number the daemon may stop. */
const LOW = { failed: 100, warning: 1024 };

const CHECK = 'data folder';

/** Whether the data folder is there, the caller's own, closed to others, and has room. */
export async function examineDataFolder(dataDir: string): Promise<Finding[]> {
  const present = await stat(dataDir).catch(() => undefined);
  if (!present) {
    const next = '`ergo-bot run` makes it when it starts, `ergo-bot init` too.';
    return [{ check: CHECK, state: 'warning', found: `${dataDir} is not there yet`, next }];
  }
  if (!present.isDirectory()) {
    const next = 'Move the file away, or name another dataDir.';
    return [{ check: CHECK, state: 'failed', found: `${dataDir} is no folder`, next }];
  }
  return [await examineRights(dataDir, present.mode), await examineRoom(dataDir), await examineDatabase(dataDir)];
}

async function examineRights(dataDir: string, mode: number): Promise<Finding> {
  const mine = await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mine) {
    const next = 'Call ergo-bot as the user of the daemon, or give that user the folder (`chown`).';
    return { check: CHECK, state: 'failed', found: `this user may not write to ${dataDir}`, next };
  }
  if (mode & 0o077) {
    const found = `others may look into ${dataDir} (mode ${(mode & 0o777).toString(8)})`;
    return { check: CHECK, state: 'warning', found, next: `Close it: chmod 700 ${dataDir}` };
  }
  return { check: CHECK, state: 'ok', found: `${dataDir} is closed to others` };
}

async function examineRoom(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir);
  const free = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
  const found = `${free} MB are free`;
  const check = 'disk space';
  if (free >= LOW.warning) return { check, state: 'ok', found };
  return { check, state: free < LOW.failed ? 'failed' : 'warning', found, next: 'Make room on this disk.' };
}

/** Facts of the file only: what is in it, the daemon alone may look at. */
async function examineDatabase(dataDir: string): Promise<Finding> {
  const check = 'database';
  const present = await stat(join(dataDir, 'ergo-bot.db')).catch(() => undefined);
  if (!present) {
    return { check, state: 'warning', found: 'there is none yet', next: '`ergo-bot run` makes it when it starts.' };
  }
  return { check, state: 'ok', found: `${Math.ceil(present.size / MEGABYTE)} MB` };
}
