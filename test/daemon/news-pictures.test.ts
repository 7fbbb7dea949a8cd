import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { ClubPictures } from '../../src/club/club-pictures.ts';
import { NewsPictures } from '../../src/daemon/news-pictures.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { startLoopbackServer } from '../support/loopback-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A club with one picture, and what keeps its pictures. */
async function start() {
  const picture = await sharp({ create: { width: 2000, height: 100, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const server = await startLoopbackServer(({ path }) =>
    path === '/a.png' ? { body: picture } : { body: 'no picture' },
  );
  onTestFinished(() => server.close());
  const club = new ClubPictures({ clubUrl: server.url, timeoutMs: 2_000 });
  onTestFinished(() => club.close());
  const mediaDir = await temporaryFolder();
  const log = recordedLog();
  return { server, mediaDir, log, pictures: new NewsPictures({ mediaDir, clubs: new Map([['ergo', club]]), log }) };
}

it('a picture is fetched once, however many ask at once, and kept as a JPEG fit for the messengers', async () => {
  const { server, mediaDir, pictures } = await start();
  const files = await Promise.all([1, 2, 3].map(() => pictures.fileOf('ergo', `${server.url}/a.png`)));
  files.push(await pictures.fileOf('ergo', `${server.url}/a.png`));
  expect(new Set(files).size).toBe(1);
  expect(server.calls).toHaveLength(1);

  const [file = ''] = files;
  expect(file).toMatch(/^news-[0-9a-f]{40}\.jpeg$/);
  expect(await readdir(mediaDir)).toEqual([file]);
  expect(await sharp(await readFile(join(mediaDir, file))).metadata()).toMatchObject({ format: 'jpeg', width: 1280 });
});

it('what cannot be had is left out, said in the log without its address, and tried again next time', async () => {
  const { server, mediaDir, pictures, log } = await start();
  expect(await pictures.fileOf('ergo', `${server.url}/b.png`)).toBeUndefined();
  expect(await pictures.fileOf('ergo', `${server.url}/b.png`)).toBeUndefined();
  expect(await pictures.fileOf('ergo', 'https://example.com/a.png')).toBeUndefined();
  expect(await pictures.fileOf('another', `${server.url}/a.png`)).toBeUndefined();
  expect(server.calls).toHaveLength(2);
  expect(await readdir(mediaDir)).toEqual([]);
  expect(JSON.stringify(log.lines)).toContain('not a picture');
  expect(JSON.stringify(log.lines)).not.toContain('b.png');
});
