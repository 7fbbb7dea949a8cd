import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { readSealKey, sealKeyPath } from '../../src/config/seal-key.ts';
import { Secret } from '../../src/config/secret.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function config(secretKey?: Secret): Promise<Config> {
  const dataDir = await temporaryFolder();
  return {
    file: `${dataDir}/config.json`,
    dataDir,
    timeZone: 'Europe/Kyiv',
    http: { listen: { host: '127.0.0.1', port: 0 } },
    control: { listen: `unix:${dataDir}/control.sock` },
    staff: { operatorsSend: true },
    log: { level: 'info' },
    barcodes: { workers: 1, timeoutSeconds: 10 },
    sales: { retrySeconds: { first: 5, most: 60 } },
    signIn: { codesPerSubscriberPerHour: 5, codesPerNumberPerHour: 3, wrongCodes: 5, pauseMinutes: 15 },
    backup: { folder: `${dataDir}/backups`, nightly: true, at: '04:30', keep: 14 },
    support: { ratings: true, escalateMinutes: 10 },
    bots: [],
    ...(secretKey && { secretKey }),
  };
}

test('the first start makes a key that only its owner reads, and later starts find the same', async () => {
  const settings = await config();
  const first = await readSealKey(settings);
  const second = await readSealKey(settings);
  expect(first.ok && first.value.length).toBe(32);
  expect(second).toEqual(first);
  expect((await stat(sealKeyPath(settings))).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(sealKeyPath(settings)))).mode & 0o777).toBe(0o700);
  expect(await readdir(dirname(sealKeyPath(settings)))).toEqual(['session.key']);
});

test('several first starts at once agree on one key', async () => {
  const settings = await config();
  const [one, ...others] = await Promise.all([1, 2, 3, 4].map(() => readSealKey(settings)));
  for (const other of others) expect(other).toEqual(one);
});

test('a key of the configuration is taken, in hex or base64, and no file is made', async () => {
  const bytes = Buffer.alloc(32, 5);
  for (const form of ['hex', 'base64'] as const) {
    const settings = await config(new Secret(bytes.toString(form)));
    const key = await readSealKey(settings);
    expect(key.ok && Buffer.from(key.value).equals(bytes)).toBe(true);
    expect(await readdir(settings.dataDir)).toEqual([]);
  }
});

test('a key file that others may read, or that holds no key, is a problem and not replaced', async () => {
  const settings = await config();
  await readSealKey(settings);
  await chmod(sealKeyPath(settings), 0o644);
  expect(await readSealKey(settings)).toMatchObject({ ok: false, failure: { path: 'secretKey' } });

  await chmod(sealKeyPath(settings), 0o600);
  await writeFile(sealKeyPath(settings), 'nothing\n');
  expect(await readSealKey(settings)).toMatchObject({ ok: false, failure: { path: 'secretKey' } });
});
