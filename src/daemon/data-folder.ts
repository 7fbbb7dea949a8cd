import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/app-error.ts';
import { lockInstance, type InstanceLock } from '../store/instance-lock.ts';
import { UnusableDatabaseError } from '../store/unusable-database.ts';

/** Makes the data folder, closed to others, and takes it for this program. Undefined when another one works on it. */
export async function lockFolder(dataDir: string): Promise<InstanceLock | undefined> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return lockInstance(join(dataDir, 'instance.lock'));
}

/** What the file system says that people can mend. */
const REASONS: Record<string, string> = {
  EEXIST: 'is there and is no folder',
  ENOTDIR: 'lies below something that is no folder',
  EISDIR: 'is a folder and should be a file',
  EACCES: 'is closed to this user',
  EPERM: 'is closed to this user',
  EROFS: 'lies on a disk that cannot be written to',
  ENOSPC: 'finds no room on its disk',
};

/** Does work on the data folder. AppError `configuration` when the file system or the database will not have it. */
export async function onDataFolder<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const message = explain(error);
    throw message === undefined ? error : new AppError('configuration', message, { cause: error });
  }
}

function explain(error: unknown): string | undefined {
  if (error instanceof UnusableDatabaseError) return error.message;
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined;
  const reason = REASONS[String(error.code)];
  return reason && `dataDir: ${String(error.path)} ${reason}. Set that right, or name another dataDir.`;
}
