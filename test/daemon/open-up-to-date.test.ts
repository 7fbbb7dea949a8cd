import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SchemaError } from '../../src/store/open.ts';
import { LATEST_SCHEMA, readSchema } from '../../src/store/schema.ts';
import { openUpToDate } from '../../src/daemon/open-up-to-date.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { newerSchema } from '../support/newer-schema.ts';
import { olderSchema } from '../support/older-schema.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { backupsIn } from '../upkeep/backup-world.ts';

const OLD = '0003-fate-of-sales';

/** A data folder whose database is as old as `schema`, or fresh. */
async function dataFolder(schema?: string) {
  const dataDir = await temporaryFolder();
  const file = join(dataDir, 'ergo-bot.db');
  if (schema) await olderSchema(file, schema);
  const clock = hastyClock();
  const folder = join(dataDir, 'backups');
  return { file, folder, clock, backups: backupsIn(dataDir, folder, clock) };
}

describe('opening a database', () => {
  it('of an older program backs it up before it is migrated, and once', async () => {
    const { backups, ...props } = await dataFolder(OLD);
    const { store, upgrade } = await openUpToDate({ ...props, backups });
    await store.close();
    expect(upgrade).toMatchObject({ from: OLD, backup: { reason: 'before migration', schema: OLD } });
    expect(await readSchema(props.file)).toEqual({ current: LATEST_SCHEMA, pending: [], unknown: [] });
    const copy = join(upgrade?.backup?.folder ?? '', 'ergo-bot.db');
    expect(await readSchema(copy)).toMatchObject({ current: OLD, unknown: [] });

    const again = await openUpToDate({ ...props, backups });
    await again.store.close();
    expect(again.upgrade).toBeUndefined();
    expect(await backups.list()).toHaveLength(1);
  });

  it('does without a backup where that is asked for', async () => {
    const { file, clock } = await dataFolder(OLD);
    const { store, upgrade } = await openUpToDate({ file, clock });
    await store.close();
    expect(upgrade).toEqual({ from: OLD });
  });

  it('that is not there yet makes it, and backs nothing up', async () => {
    const { backups, ...props } = await dataFolder();
    expect(await readSchema(props.file)).toBeUndefined();
    const { store, upgrade } = await openUpToDate({ ...props, backups });
    await store.close();
    expect([upgrade, await backups.list()]).toEqual([undefined, []]);
  });

  it('of a newer program refuses, and backs nothing up', async () => {
    const { backups, ...props } = await dataFolder(LATEST_SCHEMA);
    newerSchema(props.file);
    expect(await readSchema(props.file)).toMatchObject({ unknown: ['9999-of-the-future'] });
    await expect(openUpToDate({ ...props, backups })).rejects.toThrow(SchemaError);
    expect(await backups.list()).toEqual([]);
  });

  it('leaves it as it was when the backup cannot be made', async () => {
    const { folder, backups, ...props } = await dataFolder(OLD);
    await writeFile(folder, 'in the way');
    await expect(openUpToDate({ ...props, backups })).rejects.toThrow(/could not be written to .*backups/);
    expect(await readSchema(props.file)).toMatchObject({ current: OLD });
  });
});

it('a file that is no database is said to be none', async () => {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'ergo-bot.db'), 'no database at all, however long it may be\n'.repeat(100));
  await expect(readSchema(join(folder, 'ergo-bot.db'))).rejects.toThrow(/cannot be used .*not a database/);
  expect(await readdir(folder)).toEqual(['ergo-bot.db']);
});
