import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Keyboard } from '../../../src/domain/keyboard.ts';
import type { OutgoingMessage } from '../../../src/domain/message.ts';
import { parseMarkup, plain } from '../../../src/domain/rich-text.ts';
import { json, type Answer } from '../../support/loopback-server.ts';
import { DIALECTS, openBench, type Bench } from '../messenger-bench.ts';

const signal = new AbortController().signal;
const rows = [
  [
    { label: 'Меню', press: 'menu' },
    { label: 'Сайт', url: 'https://ergo.ua' },
  ],
];

describe('sending in Telegram', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await openBench(DIALECTS.telegram);
    bench.server.answerWith(() => DIALECTS.telegram.sent(1));
  });
  afterEach(() => bench.close());

  async function requestFor(message: OutgoingMessage): Promise<Record<string, unknown>> {
    await bench.messenger.send('7', { kind: 'message', message }, signal);
    return JSON.parse(bench.server.calls.at(-1)?.body.toString() ?? '');
  }

  const refused = (description: string, code = 400): Answer => json({ ok: false, error_code: code, description }, code);
  const outcomeOf = async (answer: Answer) => {
    bench.server.answerWith(() => answer);
    return (await bench.messenger.send('7', { kind: 'message', message: { text: plain('a') } }, signal)).kind;
  };

  it('formats by entities, without previews of links', async () => {
    expect(await requestFor({ text: parseMarkup('*Баланс* [тут](https://e.ua)') })).toEqual({
      chat_id: '7',
      text: 'Баланс тут',
      entities: [
        { offset: 0, length: 6, type: 'bold' },
        { offset: 7, length: 3, type: 'text_link', url: 'https://e.ua' },
      ],
      link_preview_options: { is_disabled: true },
    });
  });

  it('shows each keyboard in its own form', async () => {
    const markup = async (keyboard: Keyboard) => (await requestFor({ text: plain('a'), keyboard }))['reply_markup'];
    const labels = [{ text: 'Меню' }, { text: 'Сайт' }];
    expect(await markup({ kind: 'menu', rows })).toEqual({
      keyboard: [labels],
      resize_keyboard: true,
      is_persistent: true,
    });
    expect(await markup({ kind: 'choices', rows })).toEqual({
      inline_keyboard: [
        [
          { text: 'Меню', callback_data: 'menu' },
          { text: 'Сайт', url: 'https://ergo.ua' },
        ],
      ],
    });
    expect(await markup({ kind: 'phone request', share: 'Мій номер', rows })).toEqual({
      keyboard: [[{ text: 'Мій номер', request_contact: true }], labels],
      resize_keyboard: true,
      one_time_keyboard: true,
    });
  });

  it('uploads a picture once and then sends it by its id, and uploads again when the id no longer works', async () => {
    const message = { text: plain('Акція'), picture: { file: 'picture.jpg' } };
    const isUpload = () => bench.server.calls.map(({ body }) => body.includes('a picture'));
    await requestForUpload(message);
    await requestForUpload(message);
    expect(isUpload()).toEqual([true, false]);

    bench.server.answerWith(({ body }) =>
      body.includes('a picture') ? DIALECTS.telegram.sent(2) : refused('Bad Request: wrong file identifier'),
    );
    expect(await requestForUpload(message)).toEqual({ kind: 'sent', messageId: '2' });
    expect(isUpload()).toEqual([true, false, false, true]);
  });

  it('uploads a picture once for many who get it at the same time', async () => {
    const message = { text: plain('Акція'), picture: { file: 'picture.jpg' } };
    await Promise.all(Array.from({ length: 5 }, () => requestForUpload(message)));
    const uploads = bench.server.calls.filter(({ body }) => body.includes('a picture'));
    expect([bench.server.calls.length, uploads.length]).toEqual([5, 1]);
  });

  const requestForUpload = (message: OutgoingMessage) =>
    bench.messenger.send('7', { kind: 'message', message }, signal);

  it('rejects a picture that is not in the media folder, and reads no file outside of it', async () => {
    const outcome = await requestForUpload({ text: plain('a'), picture: { file: '../../etc/hostname' } });
    expect(outcome).toMatchObject({ kind: 'rejected' });
    expect(bench.server.calls).toEqual([]);
  });

  it('closes a choice by rewriting the message without its buttons', async () => {
    const close = async (closing: { text: string; hasPicture: boolean }) => {
      const whole = {
        messageId: '5',
        chosen: '✅ Так',
        hasPicture: closing.hasPicture,
        text: parseMarkup(closing.text),
      };
      await bench.messenger.send('7', { kind: 'close choice', closing: whole }, signal);
      const call = bench.server.calls.at(-1);
      return { method: call?.path.split('/').pop(), ...JSON.parse(call?.body.toString() ?? '') };
    };
    expect(await close({ text: '*Зареєструвати?*', hasPicture: false })).toMatchObject({
      method: 'editMessageText',
      message_id: 5,
      text: 'Зареєструвати?\n\n✅ Так',
      entities: [{ type: 'bold', offset: 0, length: 14 }],
    });
    expect(await close({ text: '', hasPicture: true })).toMatchObject({
      method: 'editMessageCaption',
      caption: '✅ Так',
    });
    expect(await close({ text: '', hasPicture: false })).toMatchObject({ method: 'editMessageReplyMarkup' });
    const long = await close({ text: 'а'.repeat(4096), hasPicture: false });
    expect(long.text).toHaveLength(4096);
  });

  it('counts a choice that is closed already, or whose message is gone, as closed', async () => {
    const closing = { messageId: '5', chosen: '✅ Так', hasPicture: false, text: plain('?') };
    for (const words of ['message is not modified: specified new message content', 'message to edit not found']) {
      bench.server.answerWith(() => refused(`Bad Request: ${words}`));
      expect(await bench.messenger.send('7', { kind: 'close choice', closing }, signal)).toMatchObject({
        kind: 'sent',
      });
    }
    bench.server.answerWith(() => refused('Bad Request: something else'));
    expect(await bench.messenger.send('7', { kind: 'close choice', closing }, signal)).toMatchObject({
      kind: 'rejected',
    });
  });

  it('knows who is gone, what is refused and what may be tried again', async () => {
    expect(await outcomeOf(refused('Forbidden: user is deactivated', 403))).toBe('blocked');
    expect(await outcomeOf(refused('Bad Request: chat not found'))).toBe('blocked');
    expect(await outcomeOf(refused('Bad Request: message is too long'))).toBe('rejected');
    expect(await outcomeOf(refused('Not Found', 404))).toBe('unreachable');
    expect(await outcomeOf(refused('Internal Server Error: restart', 500))).toBe('unreachable');
  });

  it('waits for the whole channel as long as Telegram says', async () => {
    bench.server.answerWith(() => DIALECTS.telegram.tooMany);
    expect(await bench.messenger.send('7', { kind: 'message', message: { text: plain('a') } }, signal)).toEqual({
      kind: 'retryAfter',
      seconds: 7,
      scope: 'channel',
    });
  });

  it('waits with a download as long as Telegram says', async () => {
    bench.server.answerWith(() => DIALECTS.telegram.tooMany);
    expect(await bench.messenger.download({ ref: 'AgAC' }, signal)).toMatchObject({
      failure: { kind: 'unreachable', seconds: 7 },
    });
  });
});
