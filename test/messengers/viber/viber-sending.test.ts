import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Button, Keyboard } from '../../../src/domain/keyboard.ts';
import { plain } from '../../../src/domain/rich-text.ts';
import { viberKeyboard } from '../../../src/messengers/viber/viber-keyboard.ts';
import { json } from '../../support/loopback-server.ts';
import { DIALECTS, openBench, TOKEN, type Bench } from '../messenger-bench.ts';

const signal = new AbortController().signal;

function buttons(...labels: string[]): Button[] {
  return labels.map((label) => ({ label, press: label }));
}

describe('sending in Viber', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await openBench(DIALECTS.viber);
    bench.server.answerWith(() => DIALECTS.viber.sent(1));
  });
  afterEach(() => bench.close());

  const send = (words: string, more: { keyboard?: Keyboard; picture?: { file: string } } = {}) =>
    bench.messenger.send('U=', { kind: 'message', message: { text: plain(words), ...more } }, signal);
  const lastBody = () => JSON.parse(bench.server.calls.at(-1)?.body.toString() ?? '');
  const outcomeOf = async (status: number) => {
    bench.server.answerWith(() => json({ status, status_message: 'x' }));
    return send('a');
  };

  it('sends a text with the token in its header alone', async () => {
    await send('Вітаємо');
    expect(bench.server.calls[0]?.headers['x-viber-auth-token']).toBe(TOKEN);
    expect(lastBody()).toEqual({
      receiver: 'U=',
      type: 'text',
      text: 'Вітаємо',
      sender: { name: 'ERGO CLUB' },
      tracking_data: 'message',
      min_api_version: 1,
    });
  });

  it('sends a picture by its public address, with a text even when there is none', async () => {
    await send('', { picture: { file: 'акція 1.jpg' } });
    expect(lastBody()).toMatchObject({
      type: 'picture',
      text: '',
      media: 'https://bot.example.com/media/%D0%B0%D0%BA%D1%86%D1%96%D1%8F%201.jpg',
    });
    expect(lastBody()).not.toHaveProperty('thumbnail');
  });

  it('asks for a phone in the version that can, so that its answer is known again', async () => {
    await send('Номер?', { keyboard: { kind: 'phone request', share: 'Мій номер', rows: [buttons('Інший')] } });
    expect(lastBody()).toMatchObject({
      min_api_version: 3,
      tracking_data: 'phone-request',
      keyboard: {
        Type: 'keyboard',
        Buttons: [
          { ActionType: 'share-phone', ActionBody: 'share-phone', Text: 'Мій номер', Columns: 6, Rows: 1 },
          { ActionType: 'reply', ActionBody: 'press:Інший', Text: 'Інший', Columns: 6, Rows: 1, Silent: true },
        ],
      },
    });
  });

  it('keeps every digit of the id of what it sent', async () => {
    bench.server.answerWith(() => ({ body: '{"status":0,"message_token":5741311803571721087}' }));
    expect(await send('a')).toEqual({ kind: 'sent', messageId: '5741311803571721087' });
  });

  it('gives every status its outcome', async () => {
    for (const status of [5, 6]) expect(await outcomeOf(status)).toMatchObject({ kind: 'blocked' });
    for (const status of [2, 7, 8, 9, 10, 15, 24])
      expect(await outcomeOf(status)).toMatchObject({ kind: 'unreachable' });
    for (const status of [1, 3, 4, 11, 13, 14, 99]) expect(await outcomeOf(status)).toMatchObject({ kind: 'rejected' });
    expect(await outcomeOf(12)).toEqual({ kind: 'retryAfter', seconds: 60, scope: 'chat' });
  });

  it('waits as long as whoever stands before Viber asks', async () => {
    bench.server.answerWith(() => ({ status: 429, headers: { 'retry-after': '9' } }));
    expect(await send('a')).toEqual({ kind: 'retryAfter', seconds: 9, scope: 'channel' });
    bench.server.answerWith(() => ({ status: 429 }));
    expect(await send('a')).toEqual({ kind: 'retryAfter', seconds: 5, scope: 'channel' });
  });

  it('rejects by itself what Viber could not take', async () => {
    expect(await send(' ')).toMatchObject({ kind: 'rejected' });
    const rows = Array.from({ length: 150 }, () => buttons('дуже довга назва кнопки '.repeat(8)));
    expect(await send('a', { keyboard: { kind: 'choices', rows } })).toEqual({
      kind: 'rejected',
      reason: 'more than 30 KB',
    });
    expect(bench.server.calls).toEqual([]);
  });

  it('downloads from no host but Viber’s own', async () => {
    for (const ref of [
      'http://169.254.169.254/meta',
      'https://viber.com.evil.example/a.jpg',
      'file:///etc/passwd',
      'x',
    ]) {
      expect(await bench.messenger.download({ ref }, signal)).toMatchObject({ ok: false, failure: { kind: 'gone' } });
    }
  });
});

describe('the keyboard of Viber', () => {
  const widths = (...rows: Button[][]) =>
    viberKeyboard({ kind: 'choices', rows }).Buttons.map((button) => button.Columns);

  it('fills its grid of six columns whatever the rows', () => {
    expect(widths(buttons('a'))).toEqual([6]);
    expect(widths(buttons('a', 'b'), buttons('c'))).toEqual([3, 3, 6]);
    expect(widths(buttons('a', 'b', 'c'))).toEqual([2, 2, 2]);
    expect(widths(buttons('a', 'b', 'c', 'd'))).toEqual([3, 3, 3, 3]);
    expect(widths(buttons('1', '2', '3', '4', '5'))).toEqual([2, 2, 2, 3, 3]);
    expect(widths(buttons('1', '2', '3', '4', '5', '6'))).toEqual([1, 1, 1, 1, 1, 1]);
    expect(widths(buttons('слово', 'слово', 'слово', 'слово', 'слово', 'слово'))).toEqual([2, 2, 2, 2, 2, 2]);
    for (let count = 1; count <= 20; count++) {
      const total = widths(buttons(...Array.from({ length: count }, (_, index) => `кнопка ${index}`))).reduce(
        (a, b) => a + b,
      );
      expect(total % 6).toBe(0);
    }
  });

  it('opens pages, and shows signs of markup in labels as they are', () => {
    const [button] = viberKeyboard({ kind: 'menu', rows: [[{ label: 'A < B & C', url: 'https://ergo.ua' }]] }).Buttons;
    expect(button).toMatchObject({ ActionType: 'open-url', ActionBody: 'https://ergo.ua', Text: 'A &lt; B &amp; C' });
  });
});

describe('connecting to Viber', () => {
  const WEBHOOK = 'https://bot.example.com/viber/ergo-club';
  const EVENT_TYPES = ['delivered', 'seen', 'failed', 'conversation_started'];

  /** Connects to an account that has this webhook; answers the connection's end and the bodies of set_webhook. */
  async function connectTo(account: object, registered: object) {
    const bench = await openBench(DIALECTS.viber);
    const info = { status: 0, id: 'pa:1', name: 'ERGO CLUB', ...account };
    bench.server.answerWith(({ path }) => json(path.endsWith('/get_account_info') ? info : registered));
    const connected = await bench.messenger.connect(signal);
    await bench.close();
    return { connected, bodies: bench.server.calls.slice(1).map(({ body }) => JSON.parse(body.toString())) };
  }

  it('leaves a webhook that is as it should be', async () => {
    const { connected, bodies } = await connectTo(
      { webhook: WEBHOOK, event_types: [...EVENT_TYPES, 'subscribed'] },
      {},
    );
    expect(connected).toMatchObject({ ok: true });
    expect(bodies).toEqual([]);
  });

  it('registers one that differs, with names and photos of people', async () => {
    const wanted = { url: WEBHOOK, event_types: EVENT_TYPES, send_name: true, send_photo: true };
    const other = await connectTo({ webhook: 'https://old.example.com', event_types: EVENT_TYPES }, { status: 0 });
    expect(other).toMatchObject({ connected: { ok: true }, bodies: [wanted] });
    expect((await connectTo({ webhook: WEBHOOK, event_types: ['seen'] }, { status: 0 })).bodies).toEqual([wanted]);
    expect((await connectTo({}, { status: 0 })).bodies).toEqual([wanted]);
  });

  it('says why a webhook was not taken', async () => {
    const { connected } = await connectTo({}, { status: 1, status_message: 'invalidUrl' });
    expect(connected).toEqual({
      ok: false,
      failure: { kind: 'rejected', reason: 'set_webhook: status 1: invalidUrl' },
    });
  });
});
