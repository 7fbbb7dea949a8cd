import { createHmac } from 'node:crypto';
import { request } from 'undici';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { tinyPng } from './support/tiny-png.ts';
import { ViberBotServer } from './support/viber-bot-server.ts';

const TOKEN = '5a4db0-sandbox-viber';
let sandbox: Sandbox;
let client: PhonesClient;
let bot: ViberBotServer;

beforeEach(async () => {
  sandbox = await startSandbox({ bots: [{ viberToken: TOKEN }], settings: { viber: { retrySeconds: [0.05, 0.05] } } });
  client = new PhonesClient(sandbox.phonesUrl);
  bot = await ViberBotServer.start({ viberUrl: sandbox.viberUrl, token: TOKEN });
});

afterEach(async () => {
  await client.close();
  await sandbox.close();
  await bot.close();
});

const SENDER = { name: 'ERGO CLUB' };
const PHONE_KEYBOARD = {
  Type: 'keyboard',
  Buttons: [
    { ActionType: 'share-phone', ActionBody: 'phone', Text: '<b>Надіслати номер</b>' },
    { ActionType: 'reply', ActionBody: 'menu', Text: 'Меню', Silent: true },
  ],
};

test('a seller opens the chat, is welcomed, shares the number, presses, and sends a picture', async () => {
  bot.welcome = { sender: SENDER, type: 'text', text: '*Вітаю* у клубі', min_api_version: 3, keyboard: PHONE_KEYBOARD };
  await bot.setWebhook();
  const phone = await client.newViberPhone({ name: 'Тарас', phone: '380501112233' });
  await phone.open('shop-7');
  const opened = await bot.event('conversation_started');
  expect(opened.body).toMatchObject({ context: 'shop-7', subscribed: false, user: { id: phone.person } });

  const welcome = await phone.waitFor('Вітаю');
  expect(welcome).toMatchObject({ text: 'Вітаю у клубі', spans: [{ start: 0, length: 5, kind: 'bold' }] });
  expect((await phone.keyboard())?.rows.map((row) => row[0]?.label)).toEqual(['Надіслати номер', 'Меню']);

  await phone.press('Надіслати номер');
  const contact = await bot.event('message');
  expect(contact.body).toMatchObject({ message: { type: 'contact', contact: { phone_number: '380501112233' } } });
  await phone.press('Меню');
  expect((await bot.event('message')).body).toMatchObject({ message: { type: 'text', text: 'menu' }, silent: true });
  expect((await phone.chat()).map((message) => message.text)).not.toContain('menu');

  await phone.sendPhoto(tinyPng(120, 80));
  const picture = await bot.event('message');
  const media = await request(String(picture.at('message', 'media')));
  expect(new Uint8Array(await media.body.arrayBuffer())).toEqual(tinyPng(120, 80));
});

test('events are signed over the raw body, and their tokens are numbers that a double would round', async () => {
  await bot.setWebhook();
  const phone = await client.newViberPhone();
  await phone.say('привіт');
  const { raw, signature } = await bot.event('message');
  expect(signature).toBe(createHmac('sha256', TOKEN).update(raw).digest('hex'));
  const token = /"message_token":(\d+)/.exec(raw)?.[1] ?? '';
  expect(String(Number(token))).not.toBe(token);
});

test('the phone fetches the picture from its URL, and the bot hears delivered and seen', async () => {
  await bot.setWebhook();
  const phone = await client.newViberPhone();
  await phone.say('привіт');
  await bot.event('message');
  bot.files.set('/a.png', tinyPng(64, 48));
  const media = `${bot.url}/a.png`;
  const sent = await bot.call('send_message', {
    receiver: phone.person,
    sender: SENDER,
    type: 'picture',
    text: '',
    media,
  });
  expect(sent.json).toMatchObject({ status: 0 });
  expect((await phone.waitFor()).picture).toMatchObject({ width: 64, height: 48 });
  expect((await bot.event('delivered')).token).toBe(sent.token);
  expect((await bot.event('seen')).token).toBe(sent.token);
});

test('a picture that cannot be fetched is answered with status 0 and reported as failed', async () => {
  await bot.setWebhook();
  const phone = await client.newViberPhone();
  await phone.say('привіт');
  const media = `${bot.url}/missing.png`;
  const sent = await bot.call('send_message', {
    receiver: phone.person,
    sender: SENDER,
    type: 'picture',
    text: '',
    media,
  });
  expect(sent.json).toMatchObject({ status: 0 });
  expect((await bot.event('failed')).token).toBe(sent.token);
});

test('an event comes again until the bot answers 200', async () => {
  await bot.setWebhook();
  bot.refuseNext = 2;
  const phone = await client.newViberPhone();
  await phone.say('привіт');
  const tries = [await bot.event('message'), await bot.event('message'), await bot.event('message')];
  expect(new Set(tries.map((one) => one.raw)).size).toBe(1);
});

test('who has left gets nothing, and comes back with the first message', async () => {
  await bot.setWebhook();
  const phone = await client.newViberPhone();
  const text = { receiver: phone.person, sender: SENDER, type: 'text', text: 'є новина' };
  expect((await bot.call('send_message', text)).json).toMatchObject({ status: 6 });
  await phone.say('привіт');
  expect((await bot.call('send_message', text)).json).toMatchObject({ status: 0 });
  await phone.block();
  expect((await bot.event('unsubscribed')).body).toMatchObject({ user_id: phone.person });
  expect((await bot.call('send_message', text)).json).toMatchObject({
    status: 6,
    status_message: 'receiverNotSubscribed',
  });
  await phone.unblock();
  expect((await bot.event('subscribed')).body).toMatchObject({ user: { id: phone.person } });
});
