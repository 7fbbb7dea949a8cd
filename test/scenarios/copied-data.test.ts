import { copyFile, cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { configFile } from '../support/config-file.ts';
import { DaemonProcess } from '../support/daemon-process.ts';
import { runProgram } from '../support/run-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { meet } from '../support/open-store.ts';

/** A data folder on which a daemon has worked, with a message that waits to be sent, and its configuration. */
async function livedIn() {
  const { file, folder } = await configFile({ http: { listen: '127.0.0.1:0' } });
  const dataDir = join(folder, 'data');
  await startOn(file);
  const store = await openStore({ file: join(dataDir, 'ergo-bot.db'), clock: systemClock });
  const { id } = await meet(store, '1');
  const row = { bot_id: 'gone-bot', messenger: 'telegram', subscriber_id: id, recipient: '1', lane: 'bulk' } as const;
  const rest = { operation: '{}', attempts: 0, not_before: 0, created_at: 0, state: 'waiting' } as const;
  await store.write((tx) =>
    tx.db
      .insertInto('outbox')
      .values({ ...row, ...rest })
      .execute(),
  );
  await store.close();
  return { file, folder, dataDir };
}

/** Starts a daemon until it is ready, and stops it; answers its exit code. */
async function startOn(file: string): Promise<number> {
  const daemon = new DaemonProcess(file, {});
  await daemon.ready();
  return daemon.stop();
}

/** A configuration of its own beside a data folder that somebody has put together by hand. */
async function elsewhere(fill: (dataDir: string) => Promise<void>) {
  const { file, folder } = await configFile({ http: { listen: '127.0.0.1:0' } });
  const dataDir = join(folder, 'data');
  await fill(dataDir);
  return { file, dataDir };
}

const run = (file: string) => runProgram(['run', '--config', file]);
const confirm = (file: string, ...flags: string[]) => runProgram(['restore', '--confirm', ...flags, '--config', file]);

async function outboxOf(dataDir: string): Promise<string[]> {
  const store = await openStore({ file: join(dataDir, 'ergo-bot.db'), clock: systemClock });
  const rows = await store.read.selectFrom('outbox').select('state').execute();
  await store.close();
  return rows.map(({ state }) => state);
}

describe('a daemon', () => {
  it(
    'refuses a data folder that was copied, with all that is in it, until that is confirmed',
    { timeout: 60_000 },
    async () => {
      const original = await livedIn();
      const copy = await elsewhere((dataDir) => cp(original.dataDir, dataDir, { recursive: true }));
      expect(await run(copy.file)).toMatchObject({
        code: 78,
        stderr: expect.stringMatching(/was copied from another folder or disk.*restore --confirm/),
      });
      expect(await confirm(copy.file)).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('1 messages that waited'),
      });
      expect(await outboxOf(copy.dataDir)).toEqual(['unknown']);
      await startOn(copy.file);
      await startOn(original.file);
    },
  );

  it('sends what waits on a copy that is confirmed as moved', { timeout: 60_000 }, async () => {
    const original = await livedIn();
    const copy = await elsewhere((dataDir) => cp(original.dataDir, dataDir, { recursive: true }));
    expect(await confirm(copy.file, '--moved')).toMatchObject({ code: 0, stderr: expect.stringContaining('goes out') });
    expect(await outboxOf(copy.dataDir)).toEqual(['waiting']);
    expect(await confirm(copy.file, '--moved')).toMatchObject({ code: 5 });
  });

  it('goes on in a folder that was only renamed', { timeout: 60_000 }, async () => {
    const original = await livedIn();
    const moved = await elsewhere((dataDir) => rename(original.dataDir, dataDir));
    expect(await startOn(moved.file)).toBe(0);
  });

  it('refuses the database alone, and one from another machine', { timeout: 60_000 }, async () => {
    const original = await livedIn();
    const alone = await elsewhere(async (dataDir) => {
      await mkdir(dataDir);
      await copyFile(join(original.dataDir, 'ergo-bot.db'), join(dataDir, 'ergo-bot.db'));
    });
    expect(await run(alone.file)).toMatchObject({ code: 78, stderr: expect.stringContaining('installation.json') });

    const note = join(original.dataDir, 'installation.json');
    const written: object = JSON.parse(await readFile(note, 'utf8'));
    await writeFile(note, JSON.stringify({ ...written, machine: 'another' }));
    expect(await run(original.file)).toMatchObject({ code: 78, stderr: expect.stringContaining('another machine') });
  });

  it('refuses the database of a backup that somebody has put over its own by hand', { timeout: 60_000 }, async () => {
    const original = await livedIn();
    const database = join(original.dataDir, 'ergo-bot.db');
    const store = await openStore({ file: database, clock: systemClock });
    const copy = join(await temporaryFolder(), 'copy.db');
    await store.copyTo(copy);
    await store.close();
    await copyFile(copy, database);
    expect(await run(original.file)).toMatchObject({ code: 78, stderr: expect.stringContaining('was made as a copy') });
    expect((await confirm(original.file)).code).toBe(0);
    await startOn(original.file);
  });
});
