import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OutgoingMessage } from '../../../src/domain/message.ts';
import { parseMarkup, plain } from '../../../src/domain/rich-text.ts';
import { createViber, type Viber } from '../../../src/messengers/viber/viber.ts';
import type { Phone } from '../../../src/sandbox/phone.ts';
import { PhonesClient } from '../../../src/sandbox/phones-client.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { tinyPng } from '../../sandbox/support/tiny-png.ts';
import { hastyClock } from '../../support/hasty-clock.ts';
import { startLoopbackServer, type Answer, type Call, type LoopbackServer } from '../../support/loopback-server.ts';
import { recordedLog } from '../../support/recorded-log.ts';
import { TakenUpdates } from '../taken-updates.ts';

const TOKEN = '445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im9';
const signal = new AbortController().signal;

describe('Viber from end to end', () => {
  let sandbox: Sandbox;
  let phones: PhonesClient;
  let viber: Viber;
  let door: LoopbackServer;
  let connected: Awaited<ReturnType<Viber['connect']>>;
  const taken = new TakenUpdates();

  /** The daemon's public door: callbacks at /viber/ergo-club, pictures at /media. */
  async function open({ method, headers, body }: Call): Promise<Answer> {
    if (method === 'GET') return { headers: { 'content-type': 'image/png' }, body: tinyPng(200, 100) };
    const signature = headers['x-viber-content-signature'];
    const request = { body, signature: typeof signature === 'string' ? signature : undefined };
    const answer = await viber.webhook(request, taken.receive, ({ name }) => ({
      text: plain(`Вітаємо, ${name}!`),
      keyboard: { kind: 'menu', rows: [[{ label: 'Почати', press: 'begin' }]] },
    }));
    return { status: answer.status, ...(answer.body !== undefined && { body: JSON.stringify(answer.body) }) };
  }

  beforeAll(async () => {
    sandbox = await startSandbox({
      bots: [{ name: 'ERGO CLUB', viberToken: TOKEN, viberUri: 'ergoclub' }],
      settings: { viber: { retrySeconds: [0.05, 0.05] } },
    });
    phones = new PhonesClient(sandbox.phonesUrl);
    door = await startLoopbackServer(open);
    viber = createViber({
      token: TOKEN,
      apiRoot: sandbox.viberUrl,
      senderName: 'ERGO CLUB',
      publicUrl: door.url,
      webhookUrl: `${door.url}/viber/ergo-club`,
      clock: hastyClock(),
      log: recordedLog(),
    });
    connected = await viber.connect(signal);
  });

  afterAll(async () => {
    await phones.close();
    await sandbox.close();
    await door.close();
  });

  const say = (phone: Phone, message: OutgoingMessage) =>
    viber.send(phone.person, { kind: 'message', message }, signal);

  async function newSubscriber(): Promise<Phone> {
    const phone = await phones.newViberPhone({ name: 'Тарас' });
    await phone.say('Добрий день');
    await taken.next(phone.person, 'text');
    return phone;
  }

  it('registers its webhook once and names its account', async () => {
    expect(connected).toMatchObject({ ok: true, value: { name: 'ERGO CLUB', username: 'ergoclub' } });
    await viber.connect(signal);
    expect(await phones.calls({ service: 'viber', method: 'set_webhook' })).toHaveLength(1);
  });

  it('welcomes whoever opens the chat, and hears the button of the welcome', async () => {
    const phone = await phones.newViberPhone({ name: 'Тарас' });
    await phone.open('shop_42');
    expect(await taken.next(phone.person, 'opened')).toEqual({ kind: 'opened', payload: 'shop_42' });
    await phone.waitFor('Вітаємо, Тарас!');
    await phone.press('Почати');
    expect(await taken.next(phone.person, 'press')).toEqual({ kind: 'press', press: { data: 'begin' } });
  });

  it('shows formatting as it was meant, and learns the fate of the message', async () => {
    const phone = await newSubscriber();
    const sent = await say(phone, { text: parseMarkup('*Баланс:* 5 балів_за_місяць') });
    const shown = await phone.waitFor('Баланс');
    expect(shown.text).toBe('Баланс: 5 балів_за_місяць');
    expect(shown.spans.map(({ kind }) => kind)).toEqual(['bold']);
    expect(await taken.next(phone.person, 'receipt')).toMatchObject({
      receipt: { messageId: sent.kind === 'sent' ? sent.messageId : '' },
    });
  });

  it('asks for a number and gets it', async () => {
    const phone = await newSubscriber();
    await say(phone, { text: plain('Номер?'), keyboard: { kind: 'phone request', share: 'Мій номер', rows: [] } });
    await phone.waitFor('Номер?');
    await phone.press('Мій номер');
    const digits = phone.phoneNumber.replace(/\D/g, '');
    expect(await taken.next(phone.person, 'contact')).toEqual({ kind: 'contact', phone: digits, own: true });
  });

  it('sends pictures that Viber fetches, and fetches those that people send', async () => {
    const phone = await newSubscriber();
    expect(await say(phone, { text: plain('Акція'), picture: { file: 'akcia.png' } })).toMatchObject({ kind: 'sent' });
    expect(await phone.waitFor('Акція')).toMatchObject({ kind: 'picture', picture: { width: 200 } });

    await phone.sendPhoto(tinyPng(300, 100));
    const { media } = await taken.next(phone.person, 'photo');
    const got = await viber.download(media, signal);
    expect(got.ok && Buffer.from(got.value).equals(tinyPng(300, 100))).toBe(true);
  });

  it('hears a goodbye, which ends sending, and the return', async () => {
    const phone = await newSubscriber();
    await phone.block();
    expect(await taken.next(phone.person, 'unsubscribed')).toEqual({ kind: 'unsubscribed' });
    expect(await say(phone, { text: plain('Агов') })).toMatchObject({ kind: 'blocked' });
    await phone.unblock();
    expect(await taken.next(phone.person, 'subscribed')).toEqual({ kind: 'subscribed' });
  });

  it('tells outcomes apart under every fault', async () => {
    const phone = await newSubscriber();
    const faults = [
      [{ kind: 'html', status: 502 }, 'unreachable'],
      [{ kind: 'drop before' }, 'unknown'],
      [{ kind: 'drop after' }, 'unknown'],
      [{ kind: 'garbage' }, 'unknown'],
      [{ kind: 'error', code: 12 }, 'retryAfter'],
      [{ kind: 'error', code: 6 }, 'blocked'],
    ] as const;
    for (const [fault, outcome] of faults) {
      await phones.addFault({ service: 'viber', method: 'send_message', times: 1, ...fault });
      expect(await say(phone, { text: plain('Вітаємо') })).toMatchObject({ kind: outcome });
    }
  });

  it('turns away a forged callback and takes the true one that follows', async () => {
    const phone = await newSubscriber();
    await phones.addFault({ service: 'viber', method: 'webhook', kind: 'error', times: 1 });
    await phone.say('Привіт');
    expect(await taken.next(phone.person, 'text')).toEqual({ kind: 'text', text: 'Привіт' });
  });
});
