import { Api, InputFile } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Phone } from '../../../src/sandbox/phone.ts';
import type { TelegramUnderTest } from '../support/telegram-bot.ts';
import { startTelegram, TOKEN } from '../support/telegram-bot.ts';
import { tinyPng } from '../support/tiny-png.ts';

let telegram: TelegramUnderTest;
let phone: Phone;
let api: Api;

beforeAll(async () => {
  telegram = await startTelegram();
  phone = await telegram.acquaint();
  api = new Api(TOKEN, { apiRoot: telegram.telegramUrl });
});

afterAll(() => telegram.close());

test('an uploaded photo can be sent again by its file_id', async () => {
  const sent = await api.sendPhoto(phone.person, new InputFile(tinyPng(30, 20)), { caption: 'перше' });
  await api.sendPhoto(phone.person, sent.photo.at(-1)?.file_id ?? '', { caption: 'друге' });
  const [first, second] = [await phone.waitFor('перше'), await phone.waitFor('друге')];
  expect(second.picture).toEqual(first.picture);
  expect(await phone.picture(second)).toEqual(tinyPng(30, 20));
});

test.each([
  ['too thin', tinyPng(2100, 100), 'PHOTO_INVALID_DIMENSIONS'],
  ['too large on its sides', tinyPng(9000, 1001), 'PHOTO_INVALID_DIMENSIONS'],
  ['no picture', new TextEncoder().encode('not a picture at all'), 'IMAGE_PROCESS_FAILED'],
  ['empty', new Uint8Array(), 'file must be non-empty'],
  [
    'heavier than 10 MB',
    new Uint8Array(10 * 1024 * 1024 + 1),
    'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
  ],
])('a photo that is %s is refused', async (_, bytes, words) => {
  await expect(api.sendPhoto(phone.person, new InputFile(bytes))).rejects.toMatchObject({
    error_code: 400,
    description: `Bad Request: ${words}`,
  });
});

test('a caption of 1025 characters is refused', async () => {
  const photo = new InputFile(tinyPng(30, 20));
  await expect(api.sendPhoto(phone.person, photo, { caption: 'x'.repeat(1025) })).rejects.toMatchObject({
    description: 'Bad Request: message caption is too long',
  });
});

test('a photo sent as a file is a document with its name, and an album shares its id', async () => {
  await phone.sendPhoto(tinyPng(30, 20), { asFile: true, name: 'label.png', caption: 'ось' });
  await phone.sendPhoto(tinyPng(30, 21), { album: 'a1' });
  await phone.sendPhoto(tinyPng(30, 22), { album: 'a1' });
  const [file, ...album] = await api.getUpdates();
  expect(file?.message).toMatchObject({
    caption: 'ось',
    document: { file_name: 'label.png', mime_type: 'image/png' },
  });
  expect(album.map((update) => update.message?.media_group_id)).toEqual(['a1', 'a1']);
});

test('a file of more than 20 MB cannot be fetched', async () => {
  await phone.sendPhoto(new Uint8Array(20 * 1024 * 1024 + 1), { asFile: true, name: 'big.bin' });
  const update = (await api.getUpdates()).at(-1);
  await expect(api.getFile(update?.message?.document?.file_id ?? '')).rejects.toMatchObject({
    description: 'Bad Request: file is too big',
  });
});

test('a path opens only after getFile', async () => {
  const answer = await fetch(`${telegram.telegramUrl}/file/bot${TOKEN}/photos/file_0.jpg`);
  expect(answer.status).toBe(404);
});
