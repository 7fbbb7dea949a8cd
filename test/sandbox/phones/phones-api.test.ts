import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TelegramUnderTest } from '../support/telegram-bot.ts';
import { startTelegram } from '../support/telegram-bot.ts';

let telegram: TelegramUnderTest;

beforeAll(async () => {
  telegram = await startTelegram();
});

afterAll(() => telegram.close());

test('the index page tells a person with curl what to do', async () => {
  const page = await (await request(telegram.phonesUrl)).body.text();
  expect(page).toContain(`curl ${telegram.phonesUrl}/phones/olena/say`);
});

test('a body is read as JSON whatever curl calls it', async () => {
  const answer = await request(`${telegram.phonesUrl}/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '{"messenger":"telegram","handle":"olena","phone":"380671234567"}',
  });
  expect(await answer.body.json()).toMatchObject({ handle: 'olena', phone: '380671234567' });
});

test('what cannot be done is refused in words', async () => {
  const { client } = telegram;
  const phone = await client.newTelegramPhone({ handle: 'ivan' });
  await expect(client.newTelegramPhone({ handle: 'ivan' })).rejects.toThrow('There is already a phone "ivan".');
  await expect(client.phone('nobody')).rejects.toThrow('There is no phone "nobody".');
  await expect(client.newViberPhone()).rejects.toThrow('Bot 0 is not in viber.');
  await expect(phone.act('dance')).rejects.toThrow('A Telegram phone cannot "dance"; it can: say, start,');
  await expect(phone.press('Меню')).rejects.toThrow('There is no button "Меню" on the screen. There are: none.');
  await expect(phone.block()).rejects.toThrow('never wrote');
  await expect(client.post('/faults', { service: 'fax', kind: 'html' })).rejects.toThrow('service');
  await expect(client.ask('PATCH', '/settings', '{"viber":{"speed":1}}')).rejects.toThrow('speed');
});

test('waiting in vain ends with the chat as it stands', async () => {
  const phone = await telegram.acquaint();
  await telegram.send({ chat_id: phone.person, text: 'інше' });
  await expect(phone.waitFor('те саме', 50)).rejects.toThrow(/waited in vain for те саме[^]*bot: інше/);
});

test('each wait goes on after the message before', async () => {
  const phone = await telegram.acquaint();
  for (const text of ['раз', 'два', 'раз']) await telegram.send({ chat_id: phone.person, text });
  const [first, second] = [await phone.waitFor('раз'), await phone.waitFor('раз')];
  expect(Number(second.id)).toBe(Number(first.id) + 2);
});

test('a message edited before it was waited for is still new', async () => {
  const phone = await telegram.acquaint();
  const message_id = await telegram.send({ chat_id: phone.person, text: 'було' });
  await telegram.call('editMessageText', { chat_id: phone.person, message_id, text: 'стало' });
  expect(await phone.waitFor()).toMatchObject({ text: 'стало', edited: true });
});

test('typing, the reply keyboard and its removal are seen', async () => {
  const phone = await telegram.acquaint();
  const chat_id = phone.person;
  await telegram.call('sendChatAction', { chat_id, action: 'typing' });
  await telegram.send({ chat_id, text: 'меню', reply_markup: { keyboard: [['Баланс', 'Допомога']] } });
  expect(await phone.state()).toMatchObject({
    typing: 1,
    keyboard: { rows: [[{ label: 'Баланс' }, { label: 'Допомога' }]] },
  });
  await phone.press('Баланс');
  expect(JSON.stringify(await telegram.updates())).toContain('"text":"Баланс"');
  await telegram.send({ chat_id, text: 'без меню', reply_markup: { remove_keyboard: true } });
  expect(await phone.keyboard()).toBeUndefined();
});

test('an SMS of the club reaches the phone with that number, however it is written', async () => {
  const phone = await telegram.client.newTelegramPhone({ phone: '+38 050 111-22-33' });
  const sms = phone.waitForSms();
  await request(telegram.clubUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'GetAuthCode', phone: '380501112233' }),
  });
  expect((await sms).text).toContain((await sms).code);
});
