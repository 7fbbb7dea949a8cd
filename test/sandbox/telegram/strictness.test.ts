import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Phone } from '../../../src/sandbox/phone.ts';
import type { TelegramUnderTest } from '../support/telegram-bot.ts';
import { startTelegram, TOKEN } from '../support/telegram-bot.ts';

let telegram: TelegramUnderTest;
let phone: Phone;

beforeAll(async () => {
  telegram = await startTelegram();
  phone = await telegram.acquaint();
});

afterAll(() => telegram.close());

const inline = (...buttons: unknown[]) => ({ inline_keyboard: [buttons] });
const bold = (offset: number, length: number) => [{ type: 'bold', offset, length }];

describe('sendMessage refuses', () => {
  const cases: [string, object, string][] = [
    ['no text', {}, 'message text is empty'],
    ['white space', { text: ' \n ' }, 'message text is empty'],
    ['4097 characters', { text: 'x'.repeat(4097) }, 'message is too long'],
    ['a lone surrogate', { text: 'a\ud800' }, 'strings must be encoded in UTF-8'],
    ['an unknown parse_mode', { text: 'a', parse_mode: 'bbcode' }, 'unsupported parse_mode'],
    [
      'an entity beyond the end',
      { text: 'abc', entities: bold(1, 3) },
      'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 4',
    ],
    [
      'an entity that begins beyond the end',
      { text: 'abc', entities: bold(4, 1) },
      'entity begins after the end of the text at UTF-16 offset 4',
    ],
    [
      'an entity that cuts a surrogate pair',
      { text: '😀', entities: bold(0, 1) },
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at UTF-16 offset 1',
    ],
    [
      'an entity without length',
      { text: 'a', entities: [{ type: 'bold', offset: 0 }] },
      `can't parse MessageEntity: can't find field "length"`,
    ],
    [
      'an unknown entity',
      { text: 'a', entities: [{ type: 'huge', offset: 0, length: 1 }] },
      "can't parse MessageEntity: unsupported type specified",
    ],
    ['markup that is no object', { text: 'a', reply_markup: [] }, 'object expected as reply markup'],
    [
      'a keyboard of one level',
      { text: 'a', reply_markup: { keyboard: ['a'] } },
      'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays',
    ],
    [
      'an inline button that does nothing',
      { text: 'a', reply_markup: inline({ text: 'a' }) },
      "can't parse inline keyboard button: text buttons are unallowed in the inline keyboard",
    ],
    [
      'an inline button without text',
      { text: 'a', reply_markup: inline({ callback_data: 'a' }) },
      `can't parse inline keyboard button: can't find field "text"`,
    ],
    [
      'callback_data of 65 bytes',
      { text: 'a', reply_markup: inline({ text: 'a', callback_data: 'ї'.repeat(33) }) },
      'BUTTON_DATA_INVALID',
    ],
    [
      'a button with a bad URL',
      { text: 'a', reply_markup: inline({ text: 'a', url: 'http://' }) },
      "inline keyboard button URL 'http://' is invalid: Wrong HTTP URL",
    ],
    [
      'a flag that is no boolean',
      { text: 'a', reply_markup: { keyboard: [['a']], one_time_keyboard: 'yes' } },
      'field "one_time_keyboard" of the ReplyKeyboardMarkup must be of the type Boolean',
    ],
    [
      'an answer to no message',
      { text: 'a', reply_parameters: { message_id: 99999 } },
      'message to be replied not found',
    ],
  ];
  test.each(cases)('%s', async (_, body, description) => {
    const answer = await telegram.call('sendMessage', { chat_id: phone.person, ...body });
    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${description}` });
  });
});

test('what is at the limit passes', async () => {
  const body = {
    chat_id: phone.person,
    text: 'x'.repeat(4096),
    entities: bold(0, 4096),
    reply_markup: inline({ text: 'a', callback_data: 'ї'.repeat(32) }),
  };
  expect(await telegram.call('sendMessage', body)).toMatchObject({ ok: true });
});

test('white space around a text is dropped and its entities move along', async () => {
  await telegram.send({ chat_id: phone.person, text: '  жирно! ', entities: bold(2, 5) });
  expect(await phone.waitFor('жирно')).toMatchObject({
    text: 'жирно!',
    spans: [{ start: 0, length: 5, kind: 'bold' }],
  });
});

test('HTML and MarkdownV2 are shown as formatting, and refused when they are broken', async () => {
  const chat_id = phone.person;
  await telegram.send({ chat_id, parse_mode: 'HTML', text: '<b>a &lt; b</b> <a href="https://ergo.example">сюди</a>' });
  expect(await phone.waitFor('a < b')).toMatchObject({
    text: 'a < b сюди',
    spans: [{ kind: 'bold' }, { kind: 'link', url: 'https://ergo.example' }],
  });
  await telegram.send({ chat_id, parse_mode: 'MarkdownV2', text: '*жирно* і _криво_\\.' });
  expect(await phone.waitFor('жирно і')).toMatchObject({
    text: 'жирно і криво.',
    spans: [{ kind: 'bold' }, { kind: 'italic' }],
  });

  const refused = async (parse_mode: string, text: string) =>
    (await telegram.call('sendMessage', { chat_id, parse_mode, text })).description;
  expect(await refused('HTML', '<b>a')).toBe(
    `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`,
  );
  expect(await refused('MarkdownV2', 'так.')).toBe(
    `Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'`,
  );
});

describe('edits', () => {
  const edit = (message_id: number, body: object) =>
    telegram.call('editMessageText', { chat_id: phone.person, message_id, ...body });

  test('refuse the same content again', async () => {
    const id = await telegram.send({ chat_id: phone.person, text: 'те саме' });
    expect((await edit(id, { text: 'те саме' })).description).toMatch(/^Bad Request: message is not modified: /);
  });

  test('refuse unknown messages, foreign ones and those with a reply keyboard', async () => {
    expect(await edit(99_999, { text: 'a' })).toMatchObject({ description: 'Bad Request: message to edit not found' });
    const own = (await phone.chat()).find((message) => message.from === 'me');
    expect(await edit(Number(own?.id), { text: 'a' })).toMatchObject({
      description: "Bad Request: message can't be edited",
    });
    const id = await telegram.send({ chat_id: phone.person, text: 'меню', reply_markup: { keyboard: [['a']] } });
    expect(await edit(id, { text: 'a' })).toMatchObject({ description: "Bad Request: message can't be edited" });
  });

  test('drop the buttons unless they are given again', async () => {
    const id = await telegram.send({
      chat_id: phone.person,
      text: 'вибір',
      reply_markup: inline({ text: 'a', callback_data: 'a' }),
    });
    await telegram.call('editMessageReplyMarkup', { chat_id: phone.person, message_id: id });
    expect((await phone.waitForEdit('вибір')).buttons).toEqual([]);
    await expect(phone.press('a', { message: String(id) })).rejects.toThrow('There is no button "a"');
  });

  test('know texts from captions', async () => {
    const id = await telegram.send({ chat_id: phone.person, text: 'текст' });
    const answer = await telegram.call('editMessageCaption', { chat_id: phone.person, message_id: id, caption: 'a' });
    expect(answer.description).toBe('Bad Request: there is no caption in the message to edit');
  });
});

test('a press is answered once, and only in time', async () => {
  await telegram.send({
    chat_id: phone.person,
    text: 'тисни',
    reply_markup: inline({ text: 'Так', callback_data: 'yes' }),
  });
  await phone.waitFor('тисни');
  await phone.press('Так');
  const [update] = await telegram.updates();
  const id = /"id":"(\d+)"/.exec(JSON.stringify(update))?.[1];
  expect(await telegram.call('answerCallbackQuery', { callback_query_id: id })).toMatchObject({ ok: true });
  const late = await telegram.call('answerCallbackQuery', { callback_query_id: id });
  expect(late.description).toBe('Bad Request: query is too old and response timeout expired or query ID is invalid');
});

test('strangers cannot be written to, and tokens and methods are checked', async () => {
  const stranger = await telegram.client.newTelegramPhone();
  const text = { chat_id: stranger.person, text: 'вітаю' };
  expect(await telegram.call('sendMessage', text)).toMatchObject({ description: 'Bad Request: chat not found' });
  expect(await telegram.call('sendMessage', { text: 'a' })).toMatchObject({
    description: 'Bad Request: chat_id is empty',
  });
  expect(await telegram.call('getMe', {}, '123456:wrong')).toMatchObject({
    error_code: 401,
    description: 'Unauthorized',
  });
  expect(await telegram.call('sendFax')).toMatchObject({ error_code: 404, description: 'Not Found: method not found' });
  expect(await telegram.call('GETME', {}, TOKEN)).toMatchObject({ ok: true });
});

test('in a group no contact can be asked for, and a bot that left can say nothing', async () => {
  const group = await phone.newGroup('Магазин');
  expect((await telegram.updates()).some((update) => 'my_chat_member' in update)).toBe(true);
  const ask = {
    chat_id: group.person,
    text: 'номер?',
    reply_markup: { keyboard: [[{ text: 'Номер', request_contact: true }]] },
  };
  expect(await telegram.call('sendMessage', ask)).toMatchObject({
    description: 'Bad Request: phone number can be requested in private chats only',
  });
  await telegram.send({ chat_id: group.person, text: 'Я лише для особистих чатів' });
  await group.waitFor('особистих');
  await telegram.call('leaveChat', { chat_id: group.person });
  expect(await telegram.call('sendMessage', { chat_id: group.person, text: 'a' })).toMatchObject({ error_code: 403 });
});

test('commands are checked and kept by scope and language', async () => {
  const commands = [{ command: 'menu', description: 'Меню' }];
  expect(await telegram.call('setMyCommands', { commands, language_code: 'uk' })).toMatchObject({ ok: true });
  expect((await telegram.call('getMyCommands', { language_code: 'uk' })).result).toEqual(commands);
  expect((await telegram.call('getMyCommands')).result).toEqual([]);
  const wrong = [{ command: 'Меню', description: 'Меню' }];
  expect((await telegram.call('setMyCommands', { commands: wrong })).description).toBe(
    'Bad Request: BOT_COMMAND_INVALID',
  );
});

test('with the real rates set, a burst into one chat is answered with 429 and how long to wait', async () => {
  await telegram.client.changeSettings({ telegram: { chatPerSecond: 1, chatBurst: 3 } });
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await telegram.call('sendMessage', { chat_id: phone.person, text: `${i}` }));
  await telegram.client.changeSettings({ telegram: { chatPerSecond: 0 } });
  expect(answers.slice(0, 3).every((answer) => answer.ok)).toBe(true);
  expect(answers[3]).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
});
