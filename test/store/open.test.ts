import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lockInstance } from '../../src/store/instance-lock.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { openStore, SchemaError } from '../../src/store/open.ts';
import { hastyClock } from '../support/hasty-clock.ts';
import { newerSchema } from '../support/newer-schema.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FOLDER = fileURLToPath(new URL('../../src/store/migrations/', import.meta.url));

/** Migrations that databases in use have run, by the hash of their file. New ones are added when they are shipped. */
const SHIPPED: Record<string, string> = {
  '0001-first-journey': 'db73f32b0db1984a',
  '0002-full-registration': '79d5baf56e1f03fa',
  '0003-fate-of-sales': 'fef6c60fd6807e5c',
  '0004-labels-and-batches': '454ed877aaa695b7',
  '0005-sales-to-post': '6920ec629bd30681',
  '0006-fair-delivery': 'afe50afaa30fa4ba',
  '0007-tries-and-keyboards': 'af757616346f9783',
  '0008-texts': 'f883751b1541f12d',
  '0010-staff-and-audit': '5975573b34d6737e',
  '0013-statistics': '0a03c91d4fdaba9f',
  '0014-working-hours': '73efb60c5191a8d6',
  '0020-broadcasts': '57c9356238a97ff5',
  '0024-dialogs': 'a3a2fa783569ecce',
  '0026-audience': 'eaf1d63d6c52f01a',
  '0028-surveys': 'e7d087448c366be6',
  '0029-survey-statistics': '2dd19630597f4f51',
  '0030-large-broadcasts': 'ad8bfa34cd4bf46b',
  '0032-bot-pauses': 'af4e71738abd5255',
  '0033-installation': '79a62b8f93e60ca2',
};

async function file(): Promise<string> {
  return join(await temporaryFolder(), 'ergo-bot.db');
}

describe('opening the database', () => {
  it('creates it with every table, and opens it again as it is', async () => {
    const path = await file();
    const first = await openStore({ file: path, clock: hastyClock() });
    await first.write((tx) =>
      tx.db.insertInto('action_sets').values({ hash: 'kept', actions: '[]', stored_at: 0 }).execute(),
    );
    await first.close();
    const second = await openStore({ file: path, clock: hastyClock() });
    expect(await second.read.selectFrom('action_sets').select('hash').execute()).toEqual([{ hash: 'kept' }]);
    for (const table of [
      'inbox',
      'outbox',
      'sales',
      'subscribers',
      'conversations',
      'club_sessions',
      'photos',
    ] as const)
      expect(await second.read.selectFrom(table).selectAll().execute()).toEqual([]);
    await second.close();
  });

  it('refuses a database of a newer program, says what to do, and leaves it as it was', async () => {
    const path = await file();
    await (await openStore({ file: path, clock: hastyClock() })).close();
    newerSchema(path);
    const opening = openStore({ file: path, clock: hastyClock() });
    await expect(opening).rejects.toThrow(SchemaError);
    await expect(opening).rejects.toThrow(/newer version.*install that one, or restore a backup/);
  });
});

describe('migrations', () => {
  it.each(Object.entries(SHIPPED))('%s was shipped and has not been changed since', async (name, hash) => {
    const content = await readFile(join(FOLDER, `${name}.ts`));
    expect(createHash('sha256').update(content).digest('hex').slice(0, 16)).toBe(hash);
  });

  it('are all in the list, in the order of their numbers, the shipped ones first', async () => {
    const files = (await readdir(FOLDER))
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => name.replace(/\.ts$/, ''));
    expect(Object.keys(MIGRATIONS)).toEqual(files.toSorted());
    expect(Object.keys(MIGRATIONS).slice(0, Object.keys(SHIPPED).length)).toEqual(Object.keys(SHIPPED));
  });
});

describe('the instance lock', () => {
  it('is held by one at a time, and free once released', async () => {
    const path = join(await temporaryFolder(), 'instance.lock');
    const lock = lockInstance(path);
    expect(lock).toBeDefined();
    expect(lockInstance(path)).toBeUndefined();
    lock?.release();
    const next = lockInstance(path);
    expect(next).toBeDefined();
    next?.release();
  });
});
