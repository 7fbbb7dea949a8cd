import { copyFile, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { examineData } from '../../src/daemon/examine-data.ts';
import { backupsOf } from '../../src/daemon/open-database.ts';
import { systemClock } from '../../src/daemon/system-clock.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { openStore } from '../../src/store/open.ts';
import { LATEST_SCHEMA } from '../../src/store/schema.ts';
import { Backups } from '../../src/upkeep/backups.ts';
import { configFile } from '../support/config-file.ts';
import { newerSchema } from '../support/newer-schema.ts';
import { olderSchema } from '../support/older-schema.ts';
import { meet } from '../support/open-store.ts';

const DAY = 24 * 3_600_000;

async function configured(change: object = {}): Promise<Config> {
  const { file } = await configFile(change);
  const config = await loadConfig(file);
  if (!config.ok) throw new Error('the configuration is wrong');
  await mkdir(config.value.dataDir);
  return config.value;
}

function fileOf({ dataDir }: Config): string {
  return join(dataDir, 'ergo-bot.db');
}

/** A data folder with a subscriber, and a backup that is so old. */
async function withBackup(age: number, change: object = {}): Promise<Config> {
  const config = await configured(change);
  const store = await openStore({ file: fileOf(config), clock: systemClock });
  await meet(store, '1');
  const clock = { ...systemClock, now: () => systemClock.now() - age };
  const { dataDir, backup } = config;
  const files = {
    database: fileOf(config),
    photoFolder: join(dataDir, 'photos'),
    mediaFolder: join(dataDir, 'media'),
    program: '0',
  };
  await new Backups({ ...backup, ...files, clock }).make('asked', store.copyTo);
  await store.close();
  return config;
}

function stateOf(findings: readonly Finding[]): Record<string, string> {
  return Object.fromEntries(findings.map(({ check, state }) => [check, state]));
}

describe('the doctor', () => {
  it('finds a database that is whole, up to date and backed up all right, and says what is in it', async () => {
    const findings = await examineData(await withBackup(3_600_000));
    expect(stateOf(findings)).toEqual({ schema: 'ok', database: 'ok', 'database size': 'ok', backups: 'ok' });
    expect(findings.map(({ found }) => found)).toEqual([
      LATEST_SCHEMA,
      'it is whole: 1 subscribers, 0 sales',
      expect.stringMatching(/^\d+ MB, and \d+ MB of write-ahead log$/),
      expect.stringMatching(/^the newest is 1 h old/),
    ]);
  });

  it('finds nothing wrong with a data folder that no daemon has worked in', async () => {
    expect(stateOf(await examineData(await configured()))).toEqual({ database: 'warning' });
  });

  it('tells of a damaged database, and how to get back to a whole one', async () => {
    const config = await withBackup(0);
    const file = await open(fileOf(config), 'r+');
    await file.write(Buffer.alloc(8192, 0x5a), 0, 8192, 8192);
    await file.close();
    const found = (await examineData(config)).find(({ check }) => check === 'database');
    expect(found).toMatchObject({ state: 'failed', next: expect.stringContaining('ergo-bot restore') });
  });

  it('tells of a file that is no database', async () => {
    const config = await configured();
    await copyFile(config.file, fileOf(config));
    const found = (await examineData(config)).filter(({ state }) => state === 'failed');
    expect(found[0]).toMatchObject({ check: 'database', found: expect.stringContaining('ergo-bot.db cannot be used') });
  });

  it('tells a schema that is older from one that is newer', async () => {
    const older = await configured();
    await olderSchema(fileOf(older), '0003-fate-of-sales');
    expect((await examineData(older)).find(({ check }) => check === 'schema')).toMatchObject({
      state: 'warning',
      next: expect.stringContaining('ergo-bot migrate'),
    });
    const newer = await withBackup(0);
    newerSchema(fileOf(newer));
    expect((await examineData(newer)).find(({ check }) => check === 'schema')).toMatchObject({
      state: 'failed',
      next: expect.stringContaining('Install that version'),
    });
  });

  it('tells of data that is muted', async () => {
    const config = await withBackup(0);
    const [backup] = await backupsOf(config).list();
    await rm(fileOf(config));
    await copyFile(join(backup?.folder ?? '', 'ergo-bot.db'), fileOf(config));
    expect((await examineData(config)).find(({ check }) => check === 'muted')).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('ergo-bot restore --confirm'),
    });
  });

  it.each([
    { nightly: true, age: 3 * DAY, state: 'warning', next: expect.stringContaining('the nightly one fails') },
    { nightly: false, age: 3 * DAY, state: 'ok', next: undefined },
    { nightly: false, age: 8 * DAY, state: 'warning', next: expect.stringContaining('set backup.nightly') },
  ])('finds a backup of $age ms with nightly $nightly: $state', async ({ nightly, age, state, next }) => {
    const config = await withBackup(age, { backup: { nightly } });
    const found = (await examineData(config)).find(({ check }) => check === 'backups');
    expect([found?.state, found?.next]).toEqual([state, next]);
  });

  it('tells that there is no backup at all', async () => {
    const config = await withBackup(0);
    await rm(config.backup.folder, { recursive: true });
    expect((await examineData(config)).find(({ check }) => check === 'backups')).toMatchObject({
      state: 'warning',
      next: 'Make one: ergo-bot backup',
    });
  });
});
