import { createHmac } from 'node:crypto';

import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Incoming } from '../../../src/domain/incoming.ts';
import type { OutgoingMessage } from '../../../src/domain/message.ts';
import { parseMarkup, plain } from '../../../src/domain/rich-text.ts';
import { createViber, type Viber } from '../../../src/messengers/viber/viber.ts';
import { hastyClock } from '../../support/hasty-clock.ts';
import { recordedLog, type RecordedLog } from '../../support/recorded-log.ts';

const TOKEN = '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9';
const SENDER = {
  id: '01234567890A=',
  name: 'Олена',
  avatar: 'https://a.viber.com/1',
  country: 'UA',
  language: 'uk',
  api_version: 8,
};

/** A callback as Viber writes it: 64-bit tokens are plain digits, which JavaScript cannot write by itself. */
function callback(fields: object): string {
  return JSON.stringify({ timestamp: 1_760_000_000_123, message_token: '#', ...fields }).replace(
    '"#"',
    '4912661846655238145',
  );
}

function textOf(text: string): string {
  return callback({ event: 'message', sender: SENDER, message: { type: 'text', text }, silent: false });
}

describe('the door for Viber', () => {
  let viber: Viber;
  let log: RecordedLog;
  let taken: Incoming[];

  beforeEach(() => {
    log = recordedLog();
    taken = [];
    viber = createViber({
      token: TOKEN,
      apiRoot: 'http://127.0.0.1:1/pa',
      senderName: 'ERGO CLUB',
      publicUrl: 'https://bot.example.com/',
      webhookUrl: 'https://bot.example.com/viber/ergo-club',
      clock: hastyClock(1_760_000_009_000),
      log,
    });
  });

  const welcome = (): OutgoingMessage => ({
    text: parseMarkup('*Вітаємо*'),
    keyboard: { kind: 'menu', rows: [[{ label: 'Почати', press: 'start' }]] },
  });
  const signatureOf = (body: string | Uint8Array) => createHmac('sha256', TOKEN).update(body).digest('hex');
  const knock = (body: string, signature: string | undefined = signatureOf(body), greet = welcome) =>
    viber.webhook({ body: Buffer.from(body), signature }, async (batch) => void taken.push(...batch), greet);
  const contentOf = async (fields: object) => {
    await knock(callback(fields));
    return taken.at(-1)?.content;
  };
  const messageOf = (message: object) => contentOf({ event: 'message', sender: SENDER, message });

  it('takes a signed message, with every digit of its token in the key', async () => {
    expect(await knock(textOf('Привіт'))).toEqual({ status: 200 });
    expect(taken).toEqual([
      {
        messenger: 'viber',
        key: 'message:01234567890A=:4912661846655238145',
        messageId: '4912661846655238145',
        from: { id: '01234567890A=', name: 'Олена', language: 'uk', country: 'UA', avatarUrl: 'https://a.viber.com/1' },
        sentAt: 1_760_000_000_123,
        content: { kind: 'text', text: 'Привіт' },
      },
    ]);
  });

  it('turns away what Viber did not sign', async () => {
    const body = textOf('Привіт');
    for (const signature of ['', 'x', signatureOf('other'), `${signatureOf(body)}0`, signatureOf(body).slice(2)]) {
      expect(await knock(body, signature)).toEqual({ status: 403 });
    }
    const unsigned = await viber.webhook({ body: Buffer.from(body), signature: undefined }, async () => {}, welcome);
    expect(unsigned).toEqual({ status: 403 });
    expect(taken).toEqual([]);
  });

  it('lets Viber repeat what could not be stored', async () => {
    const body = textOf('Привіт');
    const full = () => Promise.reject(new Error('disk is full'));
    for (let times = 0; times < 20; times++)
      expect(await viber.webhook({ body: Buffer.from(body), signature: signatureOf(body) }, full, welcome)).toEqual({
        status: 500,
      });
    expect(log.lines.filter((line) => line.includes('storing callbacks of Viber fails'))).toHaveLength(1);
    expect(await knock(body)).toEqual({ status: 200 });
    expect(log.lines.at(-1)).toContain('storing callbacks of Viber works again');
  });

  it('answers an opened chat with the welcome of that very person, and keeps the context', async () => {
    const body = callback({
      event: 'conversation_started',
      type: 'open',
      user: SENDER,
      context: 'shop_42',
      subscribed: false,
    });
    const answer = await knock(body, signatureOf(body), () => ({ text: plain(`Вітаємо, ${taken.at(-1)?.from.name}`) }));
    expect(taken[0]?.content).toEqual({ kind: 'opened', payload: 'shop_42' });
    expect(answer).toEqual({
      status: 200,
      body: {
        type: 'text',
        text: 'Вітаємо, Олена',
        sender: { name: 'ERGO CLUB' },
        tracking_data: 'message',
        min_api_version: 1,
      },
    });
    expect(await knock(textOf('Привіт'))).toEqual({ status: 200 });
  });

  it('reads subscriptions, the fate of messages and events it has no use for', async () => {
    expect(await contentOf({ event: 'subscribed', user: SENDER })).toEqual({ kind: 'subscribed' });
    expect(await contentOf({ event: 'unsubscribed', user_id: 'U=' })).toEqual({ kind: 'unsubscribed' });
    expect(await contentOf({ event: 'delivered', user_id: 'U=' })).toEqual({
      kind: 'receipt',
      receipt: { messageId: '4912661846655238145', status: 'delivered' },
    });
    expect(await contentOf({ event: 'failed', user_id: 'U=', desc: 'bad keyboard' })).toMatchObject({
      receipt: { status: 'failed', reason: 'bad keyboard' },
    });
    const before = taken.length;
    expect(await knock(callback({ event: 'webhook' }))).toEqual({ status: 200 });
    expect(await knock(callback({ event: 'client_status', user: {} }))).toEqual({ status: 200 });
    expect(await knock(callback({ event: 'constructor' }))).toEqual({ status: 200 });
    expect(taken.length).toBe(before);
  });

  it('reads every kind of message', async () => {
    expect(await messageOf({ type: 'text', text: 'press:sale:yes' })).toEqual({
      kind: 'press',
      press: { data: 'sale:yes' },
    });
    expect(await messageOf({ type: 'text', text: '/start x y' })).toEqual({ kind: 'start', payload: 'x y' });
    expect(await messageOf({ type: 'text', text: '/Unknown' })).toEqual({
      kind: 'command',
      name: 'unknown',
      argument: '',
    });
    const picture = {
      type: 'picture',
      media: 'https://dl-media.viber.com/p.jpg',
      text: 'SN',
      size: 9,
      file_name: 'p.jpg',
    };
    expect(await messageOf(picture)).toEqual({
      kind: 'photo',
      media: { ref: 'https://dl-media.viber.com/p.jpg', fileName: 'p.jpg', size: 9 },
      caption: 'SN',
    });
    const file = { type: 'file', media: 'https://dl-media.viber.com/f', size: 9 };
    expect(await messageOf({ ...file, file_name: 'IMG.PNG' })).toMatchObject({ kind: 'photo' });
    expect(await messageOf({ ...file, file_name: 'a.pdf' })).toEqual({ kind: 'unsupported', what: 'file' });
    expect(await messageOf({ type: 'sticker', sticker_id: 46_105 })).toEqual({ kind: 'unsupported', what: 'sticker' });
    expect(await messageOf({ type: 'url', media: 'https://e.ua' })).toEqual({ kind: 'unsupported', what: 'url' });
  });

  it('takes a contact for the sender’s own unless it answers something else than the request for the number', async () => {
    const contact = { type: 'contact', contact: { name: 'О', phone_number: '+380671234567' } };
    expect(await messageOf({ ...contact, tracking_data: 'phone-request' })).toEqual({
      kind: 'contact',
      phone: '380671234567',
      own: true,
    });
    expect(await messageOf({ ...contact, tracking_data: 'message' })).toMatchObject({ own: false });
    // Viber forgets what it was to give back when the person subscribes anew, while the button stays on the screen.
    for (const wiped of [{}, { tracking_data: '' }, { tracking_data: null }])
      expect(await messageOf({ ...contact, ...wiped })).toMatchObject({ own: true });
  });

  it('takes a contact without a number, as desktops share it, for something to be answered', async () => {
    for (const contact of [{ name: 'О' }, { phone_number: null }, { phone_number: '' }, {}])
      expect(await messageOf({ type: 'contact', contact, tracking_data: 'phone-request' })).toEqual({
        kind: 'unsupported',
        what: 'contact',
      });
  });

  it('answers 400 to signed nonsense and says where it was, without its words', async () => {
    for (const body of ['', 'not json', '[]', '{}', callback({ event: 'message', sender: { id: 5 } })]) {
      expect(await knock(body)).toEqual({ status: 400 });
    }
    expect(
      await knock(callback({ event: 'message', sender: SENDER, message: { type: 'text', text: ['таємниця'] } })),
    ).toEqual({
      status: 400,
    });
    expect(viber.malformedUpdates).toBe(6);
    expect(log.lines.join('\n')).not.toContain('таємниця');
    expect(taken).toEqual([]);
  });

  it('never throws and goes on after 500 malformed bodies', async () => {
    const event = fc.constantFrom(
      'message',
      'conversation_started',
      'subscribed',
      'unsubscribed',
      'delivered',
      'failed',
      'x',
    );
    const body = fc.record(
      {
        event,
        timestamp: fc.jsonValue(),
        message_token: fc.jsonValue(),
        sender: fc.oneof(fc.constant(SENDER), fc.jsonValue()),
        user: fc.oneof(fc.constant(SENDER), fc.jsonValue()),
        user_id: fc.jsonValue(),
        message: fc.oneof(
          fc.record({
            type: fc.constantFrom('text', 'picture', 'contact', 'file', 'sticker'),
            text: fc.jsonValue(),
            contact: fc.jsonValue(),
          }),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: ['event'] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          body.map((fields) => JSON.stringify(fields)),
          fc.string(),
        ),
        async (raw) => {
          expect([200, 400]).toContain((await knock(raw)).status);
        },
      ),
      { numRuns: 500 },
    );
    expect(taken.every(({ sentAt, key }) => Number.isFinite(sentAt) && key !== '')).toBe(true);
    expect(await knock(textOf('Привіт'))).toEqual({ status: 200 });
  });
});
