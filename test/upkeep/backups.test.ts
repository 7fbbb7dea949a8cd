import { appendFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../src/domain/app-error.ts';
import type { CopyDatabase } from '../../src/store/copy-database.ts';
import { examineDatabase } from '../../src/store/examine-database.ts';
import { LongReads } from '../../src/store/long-reads.ts';
import { openStore } from '../../src/store/open.ts';
import { LATEST_SCHEMA } from '../../src/store/schema.ts';
import { meet } from '../support/open-store.ts';
import { addPhoto, backupsIn, backupWorld, type BackupWorld } from './backup-world.ts';

/** Closes the database when the test ends. */
async function world(photos: string[] = [], folder?: string): Promise<BackupWorld> {
  const made = await backupWorld(photos, folder);
  onTestFinished(() => made.store.close());
  return made;
}

async function examine(file: string): Promise<unknown> {
  const reads = new LongReads({ file });
  const found = await examineDatabase(reads);
  await reads.close();
  return found;
}

async function mode(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** The code of the AppError that something ends with, and its message. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
}

describe('a backup', () => {
  it('holds the database as one proven file, the photos and what it is, closed to others, and not the key', async () => {
    const { store, backups, folder, dataDir } = await world(['a.photo', 'b.photo', 'gone.photo']);
    await mkdir(join(dataDir, 'keys'));
    await writeFile(join(dataDir, 'keys', 'session.key'), 'secret');
    await mkdir(join(dataDir, 'media'));
    for (const name of ['broadcast-0a1b.jpeg', 'chat-0a1b.jpeg', 'welcome.jpeg'])
      await writeFile(join(dataDir, 'media', name), 'a picture');
    const made = await backups.make('asked', store.copyTo);

    expect(made).toMatchObject({
      reason: 'asked',
      program: '1.2.3',
      schema: LATEST_SCHEMA,
      photos: 2,
      photosMissing: 1,
    });
    expect(made.name).toBe('2026-11-27T01-30-00-000Z');
    expect(made.madeAt).toBe('2026-11-27T01:30:00.000Z');
    expect(await readdir(folder)).toEqual([made.name]);
    expect(await readdir(made.folder, { recursive: true })).toEqual(
      expect.arrayContaining(['backup.json', 'ergo-bot.db', 'photos', 'photos/a.photo', 'photos/b.photo']),
    );
    expect((await readdir(join(made.folder, 'pictures'))).toSorted()).toEqual([
      'broadcast-0a1b.jpeg',
      'chat-0a1b.jpeg',
    ]);
    expect((await readdir(made.folder, { recursive: true })).length).toBe(8);
    expect(await Promise.all([folder, made.folder, join(made.folder, 'ergo-bot.db')].map(mode))).toEqual([
      '700',
      '700',
      '600',
    ]);
    expect(await examine(join(made.folder, 'ergo-bot.db'))).toEqual({ subscribers: 1, sales: 0 });
    expect(await backups.list()).toEqual([made]);
  });

  it('takes no room for photos on the same disk, and keeps those that were deleted since', async () => {
    const { store, backups, dataDir } = await world(['a.photo']);
    const made = await backups.make('asked', store.copyTo);
    const copy = join(made.folder, 'photos', 'a.photo');
    expect((await stat(copy)).ino).toBe((await stat(join(dataDir, 'photos', 'a.photo'))).ino);
    await rm(join(dataDir, 'photos', 'a.photo'));
    expect(await readFile(copy, 'utf8')).toBe('bytes of a.photo');
  });

  it('on another disk copies each photo once, for all backups', async () => {
    const folder = await mkdtemp('/dev/shm/ergo-bot-backups-');
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const made = await world(['a.photo'], folder);
    const first = await made.backups.make('asked', made.store.copyTo);
    await addPhoto(made, 'b.photo');
    await made.clock.advance(1000);
    const second = await made.backups.make('asked', made.store.copyTo);
    const inode = async (backup: { folder: string }, name: string) =>
      (await stat(join(backup.folder, 'photos', name))).ino;
    expect(await inode(second, 'a.photo')).toBe(await inode(first, 'a.photo'));
    expect(await readFile(join(second.folder, 'photos', 'b.photo'), 'utf8')).toBe('bytes of b.photo');
    expect(await mode(join(second.folder, 'photos', 'b.photo'))).toBe('600');
  });

  it('is of one moment and comes to its end while every turn of the loop writes', { timeout: 60_000 }, async () => {
    const { store, backups } = await world();
    const filler = 'x'.repeat(20_000);
    const add = (hash: string) =>
      store.write(async (tx) => {
        for (const half of ['a', 'b'])
          await tx.db
            .insertInto('action_sets')
            .values({ hash: hash + half, actions: filler, stored_at: 0 })
            .execute();
      });
    for (let i = 0; i < 500; i++) await add(`before ${i} `);
    const made = new AbortController();
    const making = backups.make('asked', store.copyTo).finally(() => made.abort());
    let during = 0;
    while (!made.signal.aborted) {
      await add(`during ${during++} `);
      await turn();
    }
    const { folder } = await making;
    expect(during).toBeGreaterThan(5);

    const copy = await openStore({ file: join(folder, 'ergo-bot.db'), clock: { now: () => 0, sleep: async () => {} } });
    const rows = await copy.read.selectFrom('action_sets').select('hash').execute();
    await copy.close();
    expect(rows.length).toBeGreaterThanOrEqual(1000);
    expect(rows.length % 2).toBe(0);
  });

  it('holds up nobody for long', { timeout: 60_000 }, async () => {
    const { store, backups } = await world();
    const filler = 'x'.repeat(1_000_000);
    for (let i = 0; i < 60; i++)
      await store.write((tx) =>
        tx.db
          .insertInto('action_sets')
          .values({ hash: `${i}`, actions: filler, stored_at: 0 })
          .execute(),
      );
    const made = new AbortController();
    const making = backups.make('asked', store.copyTo).finally(() => made.abort());
    let turns = 0;
    while (!made.signal.aborted) {
      turns++;
      await turn();
    }
    await making;
    // 60 MB in steps of 800 KB: the loop turns at least once for each.
    expect(turns).toBeGreaterThan(60);
  });
});

describe('the copying of a database', () => {
  it('begins anew when its first look falls into a transaction', async () => {
    const { store, dataDir } = await world();
    await meet(store, '1');
    const gate = Promise.withResolvers<void>();
    const writing = store.write(async () => gate.promise);
    const copying = store.copyTo(join(dataDir, 'copy.db'));
    for (let i = 0; i < 50; i++) await turn();
    gate.resolve();
    await Promise.all([writing, copying]);
    expect(await examine(join(dataDir, 'copy.db'))).toEqual({ subscribers: 1, sales: 0 });
    expect(await readdir(dataDir)).not.toContain('copy.db-wal');
  });
});

describe('old backups', () => {
  it('go, but of each reason the newest stay', async () => {
    const { store, backups, clock } = await world();
    for (const reason of [
      'before migration',
      'asked',
      'nightly',
      'nightly',
      'nightly',
      'nightly',
      'nightly',
    ] as const) {
      await backups.make(reason, store.copyTo);
      await clock.advance(1000);
    }
    expect((await backups.list()).map(({ reason }) => reason)).toEqual([
      'before migration',
      'asked',
      'nightly',
      'nightly',
      'nightly',
    ]);
    expect((await backups.list()).at(-1)?.madeAt).toBe('2026-11-27T01:30:06.000Z');
  });

  it('are those that are whole: what else lies there is neither listed nor touched', async () => {
    const { store, backups, folder } = await world();
    await mkdir(join(folder, 'notes'), { recursive: true });
    await mkdir(join(folder, '2026-11-20T01-30-00-000Z'));
    await mkdir(join(folder, '2026-11-21T01-30-00-000Z'));
    await writeFile(join(folder, '2026-11-21T01-30-00-000Z', 'backup.json'), '{"format":2}');
    expect(await backups.list()).toEqual([]);
    const { name } = await backups.make('nightly', store.copyTo);
    expect((await backups.list()).map((backup) => backup.name)).toEqual([name]);
    expect(await readdir(folder)).toHaveLength(4);
  });
});

describe('a backup that cannot be made', () => {
  it('leaves nothing behind and the earlier ones as they were', async () => {
    const { store, backups, folder, clock } = await world();
    const good = await backups.make('asked', store.copyTo);
    await clock.advance(1000);
    const damaged: CopyDatabase = async (file) => {
      await store.copyTo(file);
      const raw = await open(file, 'r+');
      await raw.write(Buffer.alloc(2000, 0xff), 0, 2000, 4096);
      await raw.close();
    };
    expect(await refusal(backups.make('asked', damaged))).toMatch(
      /^conflict: the database is damaged \(.*restore an earlier backup$/,
    );
    const full: CopyDatabase = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
    expect(await refusal(backups.make('asked', full))).toMatch(
      /^conflict: the backup could not be written to .*: the disk is full$/,
    );
    expect(await readdir(folder)).toEqual([good.name]);
  });

  it('because another one is being made says so', async () => {
    const { store, backups } = await world();
    const first = backups.make('asked', store.copyTo);
    expect(await refusal(backups.make('nightly', store.copyTo))).toMatch(/^conflict: a backup is being made already/);
    await first;
  });

  it('because the program stops is gone at once', async () => {
    const { store, backups, folder } = await world();
    const stopping = new AbortController();
    const making = backups.make('asked', store.copyTo, stopping.signal);
    stopping.abort();
    expect(await refusal(making)).toBe('interrupted: the backup was ended before it was finished');
    expect(await readdir(folder)).toEqual([]);
  });

  it('because the folder cannot be made names it', async () => {
    const { store, dataDir, clock } = await world();
    await appendFile(join(dataDir, 'file'), '');
    const nowhere = backupsIn(dataDir, join(dataDir, 'file', 'backups'), clock);
    expect(await refusal(nowhere.make('asked', store.copyTo))).toMatch(
      /^conflict: the backup could not be written to .*file\/backups: ENOTDIR$/,
    );
  });
});
