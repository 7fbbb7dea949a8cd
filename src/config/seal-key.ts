import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, success, type Result } from '../domain/result.ts';
import type { Config } from './config.ts';
import type { ConfigProblem } from './problem.ts';
import { decodeKey } from './secrets.ts';

/**
 * The 32 bytes that seal club sessions at rest (AES-256-GCM). From `secretKey` of the configuration, else from
 * `keys/session.key` in the data folder (base64, mode 0600), made at the first start. It is never in the database: a
 * copy of the database alone opens no session. When the key is lost, sellers sign in again; nothing else is lost.
 */
export async function readSealKey(config: Config): Promise<Result<Uint8Array, ConfigProblem>> {
  const configured = config.secretKey && decodeKey(config.secretKey.reveal());
  if (configured) return success(configured);

  const path = sealKeyPath(config);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await createIfMissing(path);
  return readKeyFile(path);
}

/** Where the key lies when the configuration names no other place. */
export function sealKeyPath(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'keys', 'session.key');
}

/** Writes the file whole or not at all: a crash must not leave half a key behind. */
async function createIfMissing(path: string): Promise<void> {
  const present = await stat(path).catch(() => undefined);
  if (present) return;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
    await link(draft, path).catch(ignoreExisting);
  } finally {
    await file.close();
    await unlink(draft);
  }
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

async function readKeyFile(path: string): Promise<Result<Uint8Array, ConfigProblem>> {
  const { mode } = await stat(path);
  if (mode & 0o077) return problem(`${path}, which others may read`, 'a file of mode 0600 (`chmod 600` makes it one)');
  const key = decodeKey(await readFile(path, 'utf8'));
  return key ? success(key) : problem(`${path}, which holds no key`, '32 bytes in base64; put the right file back');
}

function problem(found: string, expected: string): Result<Uint8Array, ConfigProblem> {
  return failure({ path: 'secretKey', found, expected });
}
