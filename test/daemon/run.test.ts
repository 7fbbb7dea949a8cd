import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configFile } from '../support/config-file.ts';
import { runProgram } from '../support/run-program.ts';

/** What lies in the way, relative to the folder of the configuration. */
const IN_THE_WAY: [what: string, lay: (folder: string) => Promise<unknown>, words: RegExp][] = [
  ['a file in place of the data folder', (at) => writeFile(join(at, 'data'), ''), /data is there and is no folder/],
  ['a file in place of the media folder', (at) => lay(at, 'media'), /data\/media is there and is no folder/],
  ['a file in place of the key folder', (at) => lay(at, 'keys'), /data\/keys is there and is no folder/],
  ['a database that is none', (at) => lay(at, 'ergo-bot.db', 'x'.repeat(5_000)), /ergo-bot\.db .*not a database/],
  [
    'a folder in place of the database',
    (at) => mkdir(join(at, 'data/ergo-bot.db'), { recursive: true }),
    /ergo-bot\.db/,
  ],
  [
    'a folder in place of the lock',
    (at) => mkdir(join(at, 'data/instance.lock'), { recursive: true }),
    /instance\.lock/,
  ],
];

async function lay(folder: string, name: string, content = ''): Promise<void> {
  await mkdir(join(folder, 'data'));
  await writeFile(join(folder, 'data', name), content);
}

describe('a daemon whose data folder cannot be used', () => {
  test.each(IN_THE_WAY)('%s: 78, and one sentence says what to do', async (_what, put, words) => {
    const { file, folder } = await configFile({ http: { listen: '127.0.0.1:0' } });
    await put(folder);
    const { code, stderr } = await runProgram(['run', '--config', file]);
    expect({ code, lines: stderr.trim().split('\n').length, stderr }).toMatchObject({ code: 78, lines: 1 });
    expect(stderr).toMatch(/^ergo-bot: /);
    expect(stderr).toMatch(words);
    expect(stderr).toMatch(/another dataDir|restore a backup/);
  });
});

test('an address to listen on that nobody knows is 78, with the name that is wrong', async () => {
  const { file } = await configFile({ http: { listen: 'nobody.invalid:8080' } });
  const { code, stderr } = await runProgram(['run', '--config', file]);
  expect({ code, stderr: stderr.trim() }).toEqual({
    code: 78,
    stderr: expect.stringMatching(/^ergo-bot: http\.listen: .*nobody\.invalid.*$/),
  });
});
