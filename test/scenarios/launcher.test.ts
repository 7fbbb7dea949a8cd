import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { OLD_NODE } from '../support/old-node.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { World } from '../support/world.ts';

const LAUNCHER = 'bin/ergo-bot.js';
const run = promisify(execFile);

/** A folder with the launcher, and programs that only say where they lie. */
async function installation(...programs: string[]): Promise<string> {
  const folder = await temporaryFolder();
  await cp(LAUNCHER, join(folder, LAUNCHER));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  for (const program of programs) {
    await mkdir(join(folder, program, '..'), { recursive: true });
    await writeFile(join(folder, program), `export const main = () => console.log(${JSON.stringify(program)});`);
  }
  return folder;
}

describe('started with an older Node of the system', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'the daemon stops cleanly when the launcher is told to (%s)',
    async (signal) => {
      const world = await World.create({ start: false });
      const daemon = world.launch({ node: OLD_NODE });
      await daemon.connected();
      daemon.signal(signal);
      expect(await daemon.exited).toBe(0);
      expect(daemon.lines.filter((line) => line.includes('"words":"stopped"'))).toHaveLength(1);
    },
  );

  // Several starts of a daemon take their time on a busy machine.
  test(
    'the daemon dies with its launcher: nothing is left behind that holds the data folder',
    { timeout: 90_000 },
    async () => {
      const world = await World.create({ start: false });
      for (let kill = 0; kill < 2; kill++) {
        const daemon = world.launch({ node: OLD_NODE });
        await daemon.ready();
        await daemon.kill();
      }
      await world.start();
      expect(await world.daemon.stop()).toBe(0);
    },
  );

  test('the exit code and the words are those of the program', async () => {
    const failure = await run(process.execPath, [...OLD_NODE, LAUNCHER, 'run', '--config', '/nonexistent.json']).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 78, stdout: '', stderr: expect.stringContaining('ergo-bot init') });
  });

  test('without the packaged Node one sentence says what to install', async () => {
    const folder = await installation('dist/cli/main.js');
    const failure = await run(process.execPath, [...OLD_NODE, join(folder, LAUNCHER)]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ergo-bot: .*Node 24.*\n$/) });
  });
});

test('a clone runs its own sources, however old the build that lies beside them; a package has only the build', async () => {
  const folder = await installation('src/cli/main.ts', 'dist/cli/main.js');
  const launch = async () => (await run(process.execPath, [join(folder, LAUNCHER)])).stdout.trim();
  expect(await launch()).toBe('src/cli/main.ts');
  await rm(join(folder, 'src'), { recursive: true });
  expect(await launch()).toBe('dist/cli/main.js');
});

test('a reader that goes away before all is said is no failure of the program', async () => {
  const help = spawn(process.execPath, [LAUNCHER, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  help.stdout.destroy();
  let said = '';
  help.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => help.on('close', resolve));
  expect({ code, said }).toEqual({ code: 0, said: '' });
});
