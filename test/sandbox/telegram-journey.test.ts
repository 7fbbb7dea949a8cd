import { Api, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { tinyPng } from './support/tiny-png.ts';

const TOKEN = '123456:sandbox-token';
let sandbox: Sandbox;
let client: PhonesClient;
let api: Api;

beforeEach(async () => {
  sandbox = await startSandbox({ bots: [{ telegramToken: TOKEN, telegramUsername: 'ergo_test_bot' }] });
  client = new PhonesClient(sandbox.phonesUrl);
  api = new Api(TOKEN, { apiRoot: sandbox.telegramUrl });
});

afterEach(async () => {
  await client.close();
  await sandbox.close();
});

test('a seller starts, presses, shares a contact and sends a photo, and sees what the bot answers', async () => {
  const phone = await client.newTelegramPhone({ firstName: 'Олена', phone: '380671234567' });
  await phone.start('shop-7');
  const [start] = await api.getUpdates({ timeout: 5 });
  expect(start?.message?.text).toBe('/start shop-7');
  const chatId = start?.message?.chat.id ?? 0;

  await api.sendMessage(chatId, 'Вітаю!', {
    entities: [{ type: 'bold', offset: 0, length: 5 }],
    reply_markup: new InlineKeyboard().text('Так', 'yes').url('Сайт', 'https://ergo.example'),
  });
  const greeting = await phone.waitFor('Вітаю');
  expect(greeting.spans).toEqual([{ start: 0, length: 5, kind: 'bold' }]);
  expect(greeting.buttons[0]?.map((button) => button.label)).toEqual(['Так', 'Сайт']);

  await phone.press('Так');
  const [press] = await api.getUpdates({ offset: (start?.update_id ?? 0) + 1, timeout: 5 });
  expect(press?.callback_query?.data).toBe('yes');
  await api.answerCallbackQuery(press?.callback_query?.id ?? '', { text: 'Добре' });
  await api.editMessageText(chatId, Number(greeting.id), 'Вітаю! ✅ Так');
  expect((await phone.waitForEdit('✅')).buttons).toEqual([]);
  expect((await phone.state()).presses).toMatchObject([{ data: 'yes', answered: true, text: 'Добре' }]);

  await api.sendMessage(chatId, 'Ваш номер?', { reply_markup: new Keyboard().requestContact('Надіслати номер') });
  await phone.waitFor('номер');
  await phone.press('Надіслати номер');
  await phone.sendPhoto(tinyPng(300, 200), { caption: 'ось' });
  const updates = await api.getUpdates({ offset: (press?.update_id ?? 0) + 1, timeout: 5 });
  expect(updates[0]?.message?.contact).toMatchObject({ phone_number: '380671234567', user_id: chatId });
  const photo = updates[1]?.message?.photo?.at(-1);
  expect(photo).toMatchObject({ width: 300, height: 200 });

  const file = await api.getFile(photo?.file_id ?? '');
  const fetched = await fetch(`${sandbox.telegramUrl}/file/bot${TOKEN}/${file.file_path}`);
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(tinyPng(300, 200));

  await api.sendPhoto(chatId, new InputFile(tinyPng(40, 30)), { caption: 'фото' });
  expect((await phone.waitFor('фото')).picture).toMatchObject({ width: 40, height: 30, type: 'png' });
});

test('a person who blocks the bot is told to it and gets nothing any more', async () => {
  const phone = await client.newTelegramPhone();
  await phone.say('привіт');
  await phone.block();
  const updates = await api.getUpdates();
  expect(updates[1]?.my_chat_member?.new_chat_member.status).toBe('kicked');
  await expect(api.sendMessage(phone.person, 'ви тут?')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
});
