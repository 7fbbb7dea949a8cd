import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { examineDatabase } from '../../src/store/examine-database.ts';
import { LongReads } from '../../src/store/long-reads.ts';
import { listBackups } from '../../src/upkeep/backup-folder.ts';
import { backupWorld } from './backup-world.ts';

const LOOP = fileURLToPath(new URL('backup-loop.ts', import.meta.url));
const KILLS = 12;

/** Lets a program make backups and kills it at a random moment of the first or the second; answers those it finished. */
async function backUpAndDie(dataDir: string): Promise<string[]> {
  const program = spawn(process.execPath, [LOOP, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const made: string[] = [];
  const begun = Promise.withResolvers<void>();
  createInterface({ input: program.stdout }).on('line', (line) => {
    begun.resolve();
    if (line.startsWith('made ')) made.push(line.slice('made '.length));
  });
  await begun.promise;
  await wait(randomInt(1_500));
  program.kill('SIGKILL');
  await new Promise((resolve) => program.once('close', resolve));
  return made;
}

it(
  `a program killed ${KILLS} times while it makes backups leaves whole ones only, and the old ones as they were`,
  { timeout: 180_000 },
  async () => {
    const photos = Array.from({ length: 200 }, (_, index) => `${index}.photo`);
    const { store, dataDir, folder } = await backupWorld(photos);
    const filler = 'x'.repeat(1_000_000);
    for (let i = 0; i < 40; i++)
      await store.write((tx) =>
        tx.db
          .insertInto('action_sets')
          .values({ hash: `${i}`, actions: filler, stored_at: 0 })
          .execute(),
      );
    await store.close();

    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const before = (await listBackups(folder)).map(({ name }) => name);
      const made = await backUpAndDie(dataDir);
      if ((await readdir(folder)).some((name) => name.startsWith('.unfinished-'))) interrupted++;
      const after = await listBackups(folder);
      const names = after.map(({ name }) => name);
      // Whatever was said to be made is there, but for what has had to go for newer ones.
      expect(names).toEqual(expect.arrayContaining([...before, ...made].slice(-2)));
      expect((await readdir(folder)).filter((name) => !name.startsWith('.unfinished-'))).toEqual(names);
      for (const backup of after) {
        const reads = new LongReads({ file: join(backup.folder, 'ergo-bot.db') });
        expect(await examineDatabase(reads)).toEqual({ subscribers: 1, sales: 0 });
        await reads.close();
        expect(await readdir(join(backup.folder, 'photos'))).toHaveLength(photos.length);
      }
    }
    expect(interrupted).toBeGreaterThan(0);
  },
);
