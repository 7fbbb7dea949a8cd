import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
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
  return [
    await examineRights(dataDir, present.mode),
    ...(await examineOwner(dataDir, present.uid)),
    ...(await examineFiles(dataDir)),
    await examineRoom(dataDir),
  ];
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

/** What another user writes here the daemon may not be able to open. */
async function examineOwner(dataDir: string, owner: number): Promise<Finding[]> {
  const me = userInfo().uid;
  if (owner === me) return [];
  const next = `Call ergo-bot as that user: sudo -u '#${owner}' ergo-bot doctor`;
  return [{ check: CHECK, state: 'warning', found: `${dataDir} belongs to another user than the caller`, next }];
}

/** Everybody's data, and what opens it. */
async function examineFiles(dataDir: string): Promise<Finding[]> {
  const files = ['ergo-bot.db', 'ergo-bot.db-wal', 'keys/session.key'].map((name) => join(dataDir, name));
  const modes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mode }) => mode,
        () => 0,
      ),
    ),
  );
  const open = files.filter((_, at) => (modes[at] ?? 0) & 0o077);
  return open.map((file) => ({
    check: CHECK,
    state: 'warning',
    found: `others may read ${file}`,
    next: `Close it: chmod 600 ${file}`,
  }));
}

async function examineRoom(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir);
  const free = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
  const found = `${free} MB are free`;
  const check = 'disk space';
  if (free >= LOW.warning) return { check, state: 'ok', found };
  return { check, state: free < LOW.failed ? 'failed' : 'warning', found, next: 'Make room on this disk.' };
}
