import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OutgoingMessage } from '../../../src/domain/message.ts';
import { parseMarkup, plain } from '../../../src/domain/rich-text.ts';
import { createTelegram, type Telegram } from '../../../src/messengers/telegram/telegram.ts';
import type { Phone } from '../../../src/sandbox/phone.ts';
import { PhonesClient } from '../../../src/sandbox/phones-client.ts';
import { startSandbox, type Sandbox } from '../../../src/sandbox/start-sandbox.ts';
import { tinyPng } from '../../sandbox/support/tiny-png.ts';
import { recordedLog } from '../../support/recorded-log.ts';
import { TakenUpdates } from '../taken-updates.ts';

const TOKEN = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';
const signal = new AbortController().signal;
const clock = {
  now: () => Date.now(),
  sleep: (milliseconds: number, stop?: AbortSignal) =>
    wait(milliseconds, undefined, stop && { signal: stop }).catch(() => {}),
};

describe('Telegram from end to end', () => {
  let sandbox: Sandbox;
  let phones: PhonesClient;
  let telegram: Telegram;
  let mediaDir: string;
  let connected: Awaited<ReturnType<Telegram['connect']>>;
  let polling: Promise<void>;
  const stop = new AbortController();
  const taken = new TakenUpdates();

  beforeAll(async () => {
    sandbox = await startSandbox({ bots: [{ name: 'ERGO CLUB', telegramToken: TOKEN, telegramUsername: 'ergo_bot' }] });
    phones = new PhonesClient(sandbox.phonesUrl);
    mediaDir = await mkdtemp(join(tmpdir(), 'ergo-bot-media-'));
    await writeFile(join(mediaDir, 'akcia.png'), tinyPng(200, 100));
    telegram = createTelegram({
      token: TOKEN,
      apiRoot: sandbox.telegramUrl,
      mediaDir,
      commands: () => [{ command: 'menu', description: 'Головне меню' }],
      clock,
      random: () => 0,
      log: recordedLog(),
    });
    connected = await telegram.connect(signal);
    polling = telegram.poll(taken.receive, stop.signal);
  });

  afterAll(async () => {
    stop.abort();
    await polling;
    await phones.close();
    await sandbox.close();
    await rm(mediaDir, { recursive: true });
  });

  const say = (phone: Phone, message: OutgoingMessage) =>
    telegram.send(phone.person, { kind: 'message', message }, signal);

  it('connects to its account', () => {
    expect(connected).toMatchObject({ ok: true, value: { name: 'ERGO CLUB', username: 'ergo_bot' } });
  });

  it('hears a start, and shows text and menu as they were meant', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start('shop_42');
    expect(await taken.next(phone.person, 'start')).toEqual({ kind: 'start', payload: 'shop_42' });

    const rows = [[{ label: 'Баланс', press: 'balance' }]];
    await say(phone, { text: parseMarkup('*Вітаємо* в [клубі](https://ergo.ua)'), keyboard: { kind: 'menu', rows } });
    const shown = await phone.waitFor('Вітаємо');
    expect(shown.spans.map(({ kind }) => kind)).toEqual(['bold', 'link']);
    await phone.press('Баланс');
    expect(await taken.next(phone.person, 'text')).toEqual({ kind: 'text', text: 'Баланс' });
  });

  it('asks for a number and gets the person’s own', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start();
    await say(phone, { text: plain('Номер?'), keyboard: { kind: 'phone request', share: 'Мій номер', rows: [] } });
    await phone.waitFor('Номер?');
    await phone.press('Мій номер');
    expect(await taken.next(phone.person, 'contact')).toEqual({
      kind: 'contact',
      phone: phone.phoneNumber.replace(/\D/g, ''),
      own: true,
    });
    await phone.shareContact({ own: false });
    expect(await taken.next(phone.person, 'contact')).toMatchObject({ own: false });
  });

  it('offers choices, answers the press and shows what was chosen', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start();
    const rows = [
      [
        { label: 'Так', press: 'sale:yes' },
        { label: 'Ні', press: 'sale:no' },
      ],
    ];
    await say(phone, { text: parseMarkup('Зареєструвати `SN12`?'), keyboard: { kind: 'choices', rows } });
    await phone.waitFor('Зареєструвати');
    await phone.press('Так');

    const { press } = await taken.next(phone.person, 'press');
    expect(press).toMatchObject({ data: 'sale:yes', message: { label: 'Так', text: { text: 'Зареєструвати SN12?' } } });
    await telegram.acknowledge(press.pressId ?? '');
    await phone.waitForState(({ presses }) => presses.some((one) => one.answered));

    const { id = '', text = plain(''), hasPicture = false } = press.message ?? {};
    const closing = { messageId: id, text, hasPicture, chosen: '✅ Так' };
    expect(await telegram.send(phone.person, { kind: 'close choice', closing }, signal)).toMatchObject({
      kind: 'sent',
    });
    const closed = await phone.waitForEdit('✅ Так');
    expect(closed).toMatchObject({ text: 'Зареєструвати SN12?\n\n✅ Так', buttons: [] });
    expect(closed.spans.map(({ kind }) => kind)).toEqual(['code']);
    expect(await telegram.send(phone.person, { kind: 'close choice', closing }, signal)).toMatchObject({
      kind: 'sent',
    });
  });

  it('sends pictures, and fetches those that people send, as photos and as files', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start();
    for (let time = 1; time <= 2; time++) {
      await say(phone, { text: plain(`Акція ${time}`), picture: { file: 'akcia.png' } });
      expect(await phone.waitFor(`Акція ${time}`)).toMatchObject({ kind: 'picture' });
    }
    for (const asFile of [false, true]) {
      await phone.sendPhoto(tinyPng(200, 100), { asFile });
      const { media } = await taken.next(phone.person, 'photo');
      expect(await telegram.download(media, signal)).toMatchObject({ ok: true });
    }
  });

  it('hears a block, which ends sending, and the return', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start();
    await phone.block();
    expect(await taken.next(phone.person, 'unsubscribed')).toEqual({ kind: 'unsubscribed' });
    expect(await say(phone, { text: plain('Агов') })).toMatchObject({ kind: 'blocked' });
    await phone.unblock();
    expect(await taken.next(phone.person, 'subscribed')).toEqual({ kind: 'subscribed' });
  });

  it('goes on polling and tells outcomes apart under every fault', async () => {
    const phone = await phones.newTelegramPhone();
    await phone.start();
    await taken.next(phone.person, 'start');
    const faults = [
      [{ kind: 'html', status: 502 }, 'unreachable'],
      [{ kind: 'drop before' }, 'unknown'],
      [{ kind: 'drop after' }, 'unknown'],
      [{ kind: 'garbage' }, 'unknown'],
      [{ kind: 'error', code: 429, retryAfter: 3 }, 'retryAfter'],
      [{ kind: 'error', code: 403 }, 'blocked'],
    ] as const;
    for (const [fault, outcome] of faults) {
      await phones.addFault({ service: 'telegram', method: 'sendMessage', times: 1, ...fault });
      expect(await say(phone, { text: plain('Вітаємо') })).toMatchObject({ kind: outcome });
    }

    for (const fault of [
      { kind: 'html', status: 502 },
      { kind: 'drop after' },
      { kind: 'error', code: 409 },
    ] as const) {
      await phones.addFault({ service: 'telegram', method: 'getUpdates', times: 1, ...fault });
      await phone.say(`під ${fault.kind}`);
      expect(await taken.next(phone.person, 'text')).toEqual({ kind: 'text', text: `під ${fault.kind}` });
    }
  });
});
