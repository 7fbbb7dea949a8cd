import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelPhoto } from '../support/label-photo.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERIAL = 'CNK8181G2C';
const run = promisify(execFile);

let folder: string;

beforeAll(async () => {
  // Inside the project, so that what is built there finds the packages.
  folder = await mkdtemp(join(ROOT, 'node_modules', '.barcodes-test-'));
  await writeFile(join(folder, 'photo.jpg'), await labelPhoto({ codes: [{ text: SERIAL, format: 'code-128' }] }));
  await writeFile(join(folder, 'read.mjs'), READ);
  await writeFile(join(folder, 'watch.mjs'), WATCH);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads the photo with the reader of the file it is given, and does not close it. */
const READ = `
import { readFile } from 'node:fs/promises';
const { createBarcodeReader } = await import(process.argv[2]);
const reading = await createBarcodeReader().read(await readFile(new URL('photo.jpg', import.meta.url)));
console.log(JSON.stringify(reading.value.codes.map(({ text }) => text)));
`;

/** Loaded before anything else in every thread: writes down each attempt to reach anybody. */
const WATCH = `
import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';
import { threadId } from 'node:worker_threads';
const note = (what) => appendFileSync(new URL('attempts.txt', import.meta.url), what + ' in thread ' + threadId + '\\n');
globalThis.fetch = (url) => { note('fetch ' + url); return Promise.reject(new Error('no network')); };
net.Socket.prototype.connect = () => { note('connect'); throw new Error('no network'); };
dns.lookup = () => { note('lookup'); throw new Error('no network'); };
note('watching');
`;

const source = pathToFileURL(join(ROOT, 'src/barcodes/barcode-reader.ts')).href;

describe('a process that reads a photo', () => {
  it('ends by itself though the reader was not closed', async () => {
    const { stdout } = await run(process.execPath, [join(folder, 'read.mjs'), source], { timeout: 25_000 });
    expect(JSON.parse(stdout)).toEqual([SERIAL]);
  });

  it('reaches out to nobody, in no thread', async () => {
    const watch = ['--import', pathToFileURL(join(folder, 'watch.mjs')).href];
    const { stdout } = await run(process.execPath, [...watch, join(folder, 'read.mjs'), source], { timeout: 25_000 });
    expect(JSON.parse(stdout)).toEqual([SERIAL]);

    const attempts = (await readFile(join(folder, 'attempts.txt'), 'utf8')).trimEnd().split('\n');
    expect(attempts.toSorted()).toEqual(['watching in thread 0', 'watching in thread 1']);
  });

  it('works from the built package as well', async () => {
    const built = join(folder, 'dist');
    const config = {
      extends: join(ROOT, 'tsconfig.build.json'),
      compilerOptions: { rootDir: join(ROOT, 'src'), outDir: built, typeRoots: [join(ROOT, 'node_modules/@types')] },
      files: ['barcode-reader.ts', 'reading-worker.ts'].map((file) => join(ROOT, 'src/barcodes', file)),
      include: [],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder]);

    const reader = pathToFileURL(join(built, 'barcodes/barcode-reader.js')).href;
    const { stdout } = await run(process.execPath, [join(folder, 'read.mjs'), reader], { timeout: 25_000 });
    expect(JSON.parse(stdout)).toEqual([SERIAL]);
  });
});
