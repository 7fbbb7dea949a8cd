import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { saveDownload } from '../../src/cli/save-download.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testIo } from '../support/test-io.ts';

const file = (...chunks: string[]) => ({
  name: 'report.xlsx',
  content: Readable.from(chunks.map((one) => Buffer.from(one))),
});

/** The test runs in a folder of its own. */
async function inFolder(): Promise<string> {
  const folder = await temporaryFolder();
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
  return folder;
}

describe('a file that the daemon gives', () => {
  it('is written under its own name into this folder, wherever that name points to', async () => {
    const folder = await inFolder();
    const io = testIo();
    expect(await saveDownload(file('a', 'b'), {}, io)).toBe('report.xlsx');
    expect(await saveDownload({ ...file('c'), name: '../../etc/passwd' }, {}, io)).toBe('passwd');
    expect((await readdir(folder)).toSorted()).toEqual(['passwd', 'report.xlsx']);
    expect(await readFile(join(folder, 'report.xlsx'), 'utf8')).toBe('ab');
    expect(io.err).toEqual(['Written: report.xlsx', 'Written: passwd']);
    expect(io.out).toEqual([]);
  });

  it('goes to standard output for -, with no word', async () => {
    const io = testIo();
    expect(await saveDownload(file('a', 'b'), { output: '-' }, io)).toBeUndefined();
    expect([io.out, io.err]).toEqual([['ab'], []]);
  });

  it('does not take the place of another unless that is wanted', async () => {
    const output = join(await temporaryFolder(), 'report.xlsx');
    await writeFile(output, 'mine');
    await expect(saveDownload(file('new'), { output }, testIo())).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(output, 'utf8')).toBe('mine');
    await saveDownload(file('new'), { output, force: true }, testIo());
    expect(await readFile(output, 'utf8')).toBe('new');
  });

  it('leaves nothing behind when it breaks off, not even in the place of another', async () => {
    const folder = await temporaryFolder();
    const output = join(folder, 'report.xlsx');
    await writeFile(output, 'mine');
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw Object.assign(new Error('gone'), { code: 'UND_ERR_SOCKET' });
      })(),
    );
    const saving = saveDownload({ name: 'x', content: broken }, { output, force: true }, testIo());
    await expect(saving).rejects.toMatchObject({ code: 'unreachable', message: /broke off \(UND_ERR_SOCKET\)/ });
    expect(await readdir(folder)).toEqual(['report.xlsx']);
    expect(await readFile(output, 'utf8')).toBe('mine');
  });
});
