import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PROGRAMME } from '../../scripts/journey/acts/programme.ts';
import { textWidth, wrap } from '../../scripts/journey/text-width.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DEMO = fileURLToPath(new URL('../../scripts/journey/main.ts', import.meta.url));

describe('the demo', () => {
  test('plays every act to its end without a terminal, within its columns and without a colour', async () => {
    const { code, stdout } = await playDemo({ ...process.env, COLUMNS: '100' });

    expect([code, lastWordsOf(stdout)]).toEqual([0, expect.stringContaining('every step as it should be')]);
    for (const { title } of PROGRAMME) expect(stdout).toContain(title);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').filter((line) => textWidth(line) > 100)).toEqual([]);
  }, 240_000);

  test('ends both processes and leaves nothing behind when it is interrupted', async () => {
    const folder = await temporaryFolder();
    const env = { ...process.env, TMPDIR: folder };
    const demo = spawn(process.execPath, [DEMO], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    demo.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('/start')) demo.kill('SIGINT');
    });
    const [code] = await once(demo, 'exit');

    expect(code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  }, 60_000);
});

async function playDemo(env: NodeJS.ProcessEnv): Promise<{ code: unknown; stdout: string }> {
  const demo = spawn(process.execPath, [DEMO], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [[code], stdout] = await Promise.all([once(demo, 'exit'), textOf(demo.stdout)]);
  return { code, stdout };
}

/** What the demo said of the step that went otherwise. */
function lastWordsOf(stdout: string): string {
  return stdout.split('\n').slice(-40).join('\n');
}

describe('text in a terminal', () => {
  test.each([
    ['Надішліть', 9],
    ['їжак й', 6],
    ['✅ Так', 6],
    ['📝📷', 4],
    ['\u001b[1mтак\u001b[22m', 3],
    ['', 0],
  ])('%j is as wide as it looks', (text, width) => expect(textWidth(text)).toBe(width));

  test('is cut at spaces, at line ends, and where one word is too long', () => {
    expect(wrap('раз два три', 7)).toEqual(['раз два', 'три']);
    expect(wrap('раз\n\nдва', 7)).toEqual(['раз', '', 'два']);
    expect(wrap('довгийрядок', 5)).toEqual(['довги', 'йрядо', 'к']);
  });
});
