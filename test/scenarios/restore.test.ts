import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daemon/system-clock.ts';
import { openStore } from '../../src/store/open.ts';
import { LATEST_SCHEMA } from '../../src/store/schema.ts';
import { Backups } from '../../src/upkeep/backups.ts';
import { configFile } from '../support/config-file.ts';
import { newerSchema } from '../support/newer-schema.ts';
import { meet } from '../support/open-store.ts';
import { olderSchema } from '../support/older-schema.ts';
import { runProgram } from '../support/run-program.ts';
import { World } from '../support/world.ts';

/** A backup of a stopped daemon's data, where the program looks for it. */
async function backUp(dataDir: string): Promise<string> {
  const database = join(dataDir, 'ergo-bot.db');
  const store = await openStore({ file: database, clock: systemClock });
  const folder = join(dataDir, 'backups');
  const [photoFolder, mediaFolder] = [join(dataDir, 'photos'), join(dataDir, 'media')];
  const props = { folder, keep: 9, database, photoFolder, mediaFolder, program: '0', clock: systemClock };
  const { name } = await new Backups(props).make('asked', store.copyTo);
  await store.close();
  return name;
}

describe('a restored backup', () => {
  it(
    'is muted until it is confirmed; then sellers go on as they were, and what it replaced is kept',
    { timeout: 120_000 },
    async () => {
      const world = await World.create();
      const dataDir = join(world.folder, 'data');
      const program = (...args: string[]) => runProgram([...args, '--config', world.configFile]);
      const seller = await world.signedInSeller('telegram');
      await world.daemon.stop();
      const picture = join(dataDir, 'media', 'broadcast-0a1b.jpeg');
      await writeFile(picture, 'a picture');
      const name = await backUp(dataDir);
      await rm(picture);
      await world.start();
      await world.begin(await world.seller('viber'));
      expect(await program('restore', '--yes')).toMatchObject({
        code: 5,
        stderr: expect.stringContaining('stop it first'),
      });
      await world.daemon.stop();

      const looked = await program('restore', '--dry-run');
      expect(looked).toMatchObject({ code: 0, stderr: expect.stringContaining(`${name} (asked`) });
      expect(looked.stderr).toContain('1 subscribers');
      expect(await program('restore')).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
      expect(await program('restore', 'last-year', '--yes')).toMatchObject({
        code: 3,
        stderr: expect.stringContaining(name),
      });
      expect(await program('restore', '--confirm')).toMatchObject({ code: 5 });
      expect(await program('restore', name, '--yes')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('It is muted'),
      });
      expect(await readdir(dataDir)).not.toContain('restoring');
      expect(await readFile(picture, 'utf8')).toBe('a picture');
      const [replaced = ''] = await readdir(join(dataDir, 'replaced'));
      expect(await readdir(join(dataDir, 'replaced', replaced))).toContain('ergo-bot.db');

      expect(await program('run')).toMatchObject({
        code: 78,
        stderr: expect.stringMatching(/muted.*restore --confirm/),
      });
      expect(await program('restore', '--confirm')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining(`${name} is confirmed`),
      });
      await world.start();
      await seller.press('💰 Баланс');
      await seller.waitFor('Ваш баланс');
    },
  );

  it('that was broken off lets no daemon start, and can be begun again', { timeout: 120_000 }, async () => {
    const { file, folder } = await configFile({ http: { listen: '127.0.0.1:0' } });
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    const name = await backUp(dataDir);
    await mkdir(join(dataDir, 'restoring'));
    await rm(join(dataDir, 'ergo-bot.db'));
    const broken = await runProgram(['run', '--config', file]);
    expect(broken).toMatchObject({ code: 78, stderr: expect.stringMatching(/broken off.*ergo-bot restore/) });
    expect((await runProgram(['restore', name, '--yes', '--config', file])).code).toBe(0);
    expect((await runProgram(['restore', '--confirm', '--config', file])).code).toBe(0);
  });

  it('of a newer program is refused and nothing is touched', async () => {
    const { file, folder } = await configFile();
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    const name = await backUp(dataDir);
    newerSchema(join(dataDir, 'backups', name, 'ergo-bot.db'));
    const refused = await runProgram(['restore', '--yes', '--config', file]);
    expect(refused).toMatchObject({ code: 78, stderr: expect.stringContaining('newer version') });
    expect(await readdir(dataDir)).not.toContain('replaced');
  });
});

describe('migrate', () => {
  it('brings an older database up to date after a backup, and says from where to where', async () => {
    const { file, folder } = await configFile();
    await mkdir(join(folder, 'data'));
    await olderSchema(join(folder, 'data', 'ergo-bot.db'), '0003-fate-of-sales');
    const { code, stderr } = await runProgram(['migrate', '--config', file]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining(`was brought from 0003-fate-of-sales to ${LATEST_SCHEMA}`),
    });
    expect(await readdir(join(folder, 'data', 'backups'))).toHaveLength(1);
    expect((await runProgram(['migrate', '--config', file])).stderr).toContain('up to date');
  });
});

it(
  'what waited to be sent when the backup was made is not sent after it has been confirmed',
  { timeout: 120_000 },
  async () => {
    const { file, folder } = await configFile();
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    const path = join(dataDir, 'ergo-bot.db');
    const store = await openStore({ file: path, clock: systemClock });
    const { id } = await meet(store, '1');
    const row = {
      bot_id: 'ergo-club',
      messenger: 'telegram',
      subscriber_id: id,
      recipient: '1',
      lane: 'bulk',
    } as const;
    const rest = { operation: '{}', attempts: 0, not_before: 0, created_at: 0 };
    await store.write((tx) =>
      tx.db
        .insertInto('outbox')
        .values({ ...row, ...rest, state: 'waiting' })
        .execute(),
    );
    await store.close();
    await backUp(dataDir);
    await runProgram(['restore', '--yes', '--config', file]);
    expect((await runProgram(['restore', '--confirm', '--json', '--config', file])).stdout).toContain('"notSent":1');
    const after = await openStore({ file: path, clock: systemClock });
    expect(await after.read.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'unknown' }]);
    await after.close();
  },
);
