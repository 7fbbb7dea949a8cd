import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../../../src/sandbox/phone.ts';
import { PhonesClient } from '../../../src/sandbox/phones-client.ts';
import type { Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';
import { ViberBotServer } from '../support/viber-bot-server.ts';

const TOKEN = '5a4db0-sandbox-viber';
let sandbox: Sandbox;
let client: PhonesClient;
let bot: ViberBotServer;
let phone: Phone;

beforeAll(async () => {
  sandbox = await startSandbox({ bots: [{ viberToken: TOKEN }], settings: { viber: { receipts: false } } });
  client = new PhonesClient(sandbox.phonesUrl);
  bot = await ViberBotServer.start({ viberUrl: sandbox.viberUrl, token: TOKEN });
  await bot.setWebhook();
  phone = await client.newViberPhone();
  await phone.say('привіт');
});

afterAll(async () => {
  await client.close();
  await sandbox.close();
  await bot.close();
});

const sender = { name: 'ERGO CLUB' };
const button = { ActionType: 'reply', ActionBody: 'menu', Text: 'Меню' };
const keyboard = (...buttons: object[]) => ({ Type: 'keyboard', Buttons: buttons });
const send = (body: object) => bot.call('send_message', { receiver: phone.person, sender, ...body });

describe('send_message', () => {
  const text = { type: 'text', text: 'вітаю' };
  const picture = { type: 'picture', text: '', media: 'http://127.0.0.1:1/a.jpeg' };
  const cases: [string, object, number][] = [
    ['takes a text', text, 0],
    ['takes 7000 characters', { type: 'text', text: 'x'.repeat(7000) }, 0],
    ['refuses 7001 characters', { type: 'text', text: 'x'.repeat(7001) }, 3],
    ['wants a text', { type: 'text' }, 4],
    ['wants a type', {}, 4],
    ['knows its types', { type: 'poem', text: 'a' }, 3],
    ['wants a sender', { ...text, sender: undefined }, 4],
    ['wants the name of the sender', { ...text, sender: {} }, 4],
    ['takes 28 characters of it at the most', { ...text, sender: { name: 'x'.repeat(29) } }, 3],
    ['takes 4000 characters of tracking data', { ...text, tracking_data: 'x'.repeat(4001) }, 3],
    ['knows its people', { ...text, receiver: 'nobody==' }, 5],
    ['wants a receiver', { ...text, receiver: undefined }, 4],
    ['refuses more than 30 KB', { ...text, padding: 'x'.repeat(31_000) }, 3],
    ['wants the text of a picture, even empty', { ...picture, text: undefined }, 4],
    ['refuses 769 characters under a picture', { ...picture, text: 'x'.repeat(769) }, 3],
    ['wants a picture URL that ends as one', { ...picture, media: 'https://a.example/a' }, 3],
    ['takes a keyboard alone', { keyboard: keyboard(button) }, 0],
    ['wants the type of a keyboard', { ...text, keyboard: { Buttons: [button] } }, 3],
    ['wants buttons in it', { ...text, keyboard: keyboard() }, 3],
    ['refuses 7 columns', { ...text, keyboard: keyboard({ ...button, Columns: 7 }) }, 3],
    ['refuses 8 rows', { ...text, keyboard: keyboard({ ...button, Rows: 8 }) }, 3],
    ['takes 6 columns and 7 rows', { ...text, keyboard: keyboard({ ...button, Columns: 6, Rows: 7 }) }, 0],
    ['refuses an unknown action', { ...text, keyboard: keyboard({ ...button, ActionType: 'dance' }) }, 3],
    ['refuses a button without ActionBody', { ...text, keyboard: keyboard({ Text: 'a' }) }, 3],
    ['refuses 251 characters on a button', { ...text, keyboard: keyboard({ ...button, Text: 'x'.repeat(251) }) }, 3],
    ['refuses unknown properties', { ...text, keyboard: keyboard({ ...button, Colour: 'red' }) }, 3],
    ['refuses a colour by name', { ...text, keyboard: keyboard({ ...button, BgColor: 'red' }) }, 3],
    [
      'refuses an address that is none',
      { ...text, keyboard: keyboard({ ...button, ActionType: 'open-url', ActionBody: 'http://' }) },
      3,
    ],
  ];
  test.each(cases)('%s', async (_, body, status) => {
    expect((await send(body)).json).toMatchObject({ status });
  });
});

test('share-phone without min_api_version 3 is taken, then reported as failed and never shown', async () => {
  const share = keyboard({ ActionType: 'share-phone', ActionBody: 'phone', Text: 'Номер' });
  const before = (await phone.chat()).length;
  const sent = await send({ type: 'text', text: 'номер?', keyboard: share });
  expect(sent.json).toMatchObject({ status: 0 });
  expect((await bot.event('failed')).token).toBe(sent.token);
  expect(await phone.chat()).toHaveLength(before);
  expect((await send({ type: 'text', text: 'номер?', keyboard: share, min_api_version: 3 })).json).toMatchObject({
    status: 0,
  });
  await phone.waitFor('номер?');
});

test('open-url opens the page, and tells the bot only unless it is silent', async () => {
  const open = { ActionType: 'open-url', ActionBody: 'https://ergo.example', Text: 'Сайт' };
  await send({ type: 'text', text: 'тихо', keyboard: keyboard({ ...open, Silent: true }, button) });
  await phone.waitFor('тихо');
  expect(await phone.press('Сайт')).toEqual({ url: 'https://ergo.example' });
  await phone.press('Меню');
  await bot.event('message');
  expect((await bot.event('message')).at('message', 'text')).toBe('menu');
});

test('a desktop shares no number, and tracking data comes back with the answer', async () => {
  const desktop = await client.newViberPhone({ desktop: true });
  await desktop.say('з комп’ютера');
  await bot.event('message');
  await bot.call('send_message', {
    receiver: desktop.person,
    sender,
    type: 'text',
    text: 'номер?',
    min_api_version: 3,
    tracking_data: 'nonce-1',
    keyboard: keyboard({ ActionType: 'share-phone', ActionBody: 'phone', Text: 'Номер' }),
  });
  await desktop.waitFor('номер?');
  await desktop.press('Номер');
  const event = await bot.event('message');
  expect(event.at('message', 'tracking_data')).toBe('nonce-1');
  expect(event.at('message', 'contact')).not.toHaveProperty('phone_number');
});

test('the hundred-and-first message within an hour without an answer is refused', async () => {
  const silent = await client.newViberPhone();
  await silent.say('і все');
  const body = { receiver: silent.person, sender, type: 'text', text: 'агов' };
  for (let i = 0; i < 100; i++) await bot.call('send_message', body);
  expect((await bot.call('send_message', body)).json).toEqual({ status: 12, status_message: 'tooManyRequests' });
  await silent.say('тут я');
  expect((await bot.call('send_message', body)).json).toMatchObject({ status: 0 });
});

test('broadcasts need permission, fill in names, and list whom they do not reach', async () => {
  const body = {
    broadcast_list: [phone.person, 'nobody=='],
    sender,
    type: 'text',
    text: 'Вітаю, replace_me_with_user_name!',
  };
  expect((await bot.call('broadcast_message', body)).json).toMatchObject({ status: 20 });
  await client.changeSettings({ viber: { broadcastAllowed: true } });
  expect((await bot.call('broadcast_message', body)).json).toMatchObject({
    status: 0,
    failed_list: [{ receiver: 'nobody==', status: 5, status_message: 'receiverNotRegistered' }],
  });
  await phone.waitFor('Вітаю, Тарас!');
  const many = { ...body, broadcast_list: Array.from({ length: 301 }, (_, index) => `${index}`) };
  expect((await bot.call('broadcast_message', many)).json).toMatchObject({ status: 3 });
});

test('tokens are checked, and details of one person are given twice', async () => {
  expect((await bot.call('get_account_info', {}, 'wrong')).json).toEqual({
    status: 2,
    status_message: 'invalidAuthToken',
  });
  expect((await bot.call('get_account_info', {})).json).toMatchObject({ status: 0, webhook: `${bot.url}/hook` });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await bot.call('get_user_details', { id: phone.person })).json['status']);
  expect(statuses).toEqual([0, 0, 12]);
});

test.each([
  ['http beyond loopback', 'http://bot.example/hook'],
  ['no URL', 'bot'],
  ['a server that is not there', 'http://127.0.0.1:1/hook'],
])('a webhook at %s is refused with status 1', async (_, url) => {
  expect((await bot.call('set_webhook', { url })).json).toMatchObject({ status: 1 });
});

test('only wanted events come, but messages always', async () => {
  await bot.setWebhook({ event_types: ['failed'], send_name: false });
  const other = await client.newViberPhone({ name: 'Ніхто' });
  await other.open();
  await other.say('без імені');
  for (;;) {
    const event = await bot.event('message');
    if (event.at('message', 'text') !== 'без імені') continue;
    expect(event.at('sender')).not.toHaveProperty('name');
    break;
  }
  await bot.setWebhook();
});

test('raw bodies are posted once, with whatever signature, and the answer is shown', async () => {
  expect(await phone.rawBody('{"event":"message"', 'f00')).toMatchObject({ status: 400 });
});
