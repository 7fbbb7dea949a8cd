import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Phone } from '../../src/sandbox/phone.ts';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { ViberBotServer } from './support/viber-bot-server.ts';

const TELEGRAM = '123456:sandbox-token';
const VIBER = '5a4db0-sandbox-viber';
let sandbox: Sandbox;
let client: PhonesClient;
let bot: ViberBotServer;
let phones: Record<'telegram' | 'viber', Phone>;

beforeEach(async () => {
  sandbox = await startSandbox({
    bots: [{ telegramToken: TELEGRAM, viberToken: VIBER }],
    settings: { viber: { retrySeconds: [0.05], receipts: false } },
  });
  client = new PhonesClient(sandbox.phonesUrl);
  bot = await ViberBotServer.start({ viberUrl: sandbox.viberUrl, token: VIBER });
  await bot.setWebhook();
  phones = { telegram: await client.newTelegramPhone(), viber: await client.newViberPhone() };
  await phones.telegram.say('привіт');
  await phones.viber.say('привіт');
  await bot.event('message');
});

afterEach(async () => {
  await client.close();
  await sandbox.close();
  await bot.close();
});

const METHOD = { telegram: 'sendMessage', viber: 'send_message' } as const;

async function send(service: 'telegram' | 'viber', text: string) {
  const [url, body] =
    service === 'telegram'
      ? [`${sandbox.telegramUrl}/bot${TELEGRAM}/sendMessage`, { chat_id: phones.telegram.person, text }]
      : [
          `${sandbox.viberUrl}/send_message`,
          { receiver: phones.viber.person, sender: { name: 'ERGO' }, type: 'text', text },
        ];
  const headers = { 'x-viber-auth-token': VIBER, 'content-type': 'application/json' };
  const answer = await request(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.statusCode, text: await answer.body.text() };
}

async function seen(service: 'telegram' | 'viber'): Promise<string[]> {
  const chat = await phones[service].chat();
  return chat.filter((message) => message.from === 'bot').map((message) => message.text);
}

describe.each(['telegram', 'viber'] as const)('%s', (service) => {
  const fault = (more: Omit<Fault, 'service' | 'method'>) =>
    client.addFault({ service, method: METHOD[service], ...more });

  test('drop before: the connection dies and nothing was done', async () => {
    await fault({ kind: 'drop before', times: 1 });
    await expect(send(service, 'a')).rejects.toThrow(/closed|socket/i);
    await send(service, 'b');
    await phones[service].waitFor('b');
    expect(await seen(service)).toEqual(['b']);
  });

  test('drop after: the connection dies and it was done', async () => {
    await fault({ kind: 'drop after', times: 1 });
    await expect(send(service, 'a')).rejects.toThrow(/closed|socket/i);
    expect((await phones[service].waitFor()).text).toBe('a');
  });

  test('slow: it is done, later', async () => {
    await fault({ kind: 'slow', milliseconds: 30, times: 1 });
    expect((await send(service, 'a')).status).toBe(200);
    await phones[service].waitFor('a');
  });

  test('html: a page instead of an answer, nothing done', async () => {
    await fault({ kind: 'html', status: 502, times: 1 });
    expect(await send(service, 'a')).toMatchObject({ status: 502, text: expect.stringContaining('<html>') });
    expect(await seen(service)).toEqual([]);
  });

  test('garbage: done, but the answer cannot be read', async () => {
    await fault({ kind: 'garbage', times: 1 });
    const { status, text } = await send(service, 'a');
    expect(status).toBe(200);
    expect(() => void JSON.parse(text)).toThrow(SyntaxError);
    await phones[service].waitFor('a');
  });

  test('a fault for one person leaves the others alone, and one that is lifted is over', async () => {
    const id = await fault({ kind: 'html', person: 'somebody else' });
    expect((await send(service, 'a')).status).toBe(200);
    await client.liftFault(id);
    await client.addFault({ service, method: '*', kind: 'drop before' });
    await expect(send(service, 'b')).rejects.toThrow(/closed|socket/i);
    await client.liftFault();
    expect(await client.faults()).toEqual([]);
    expect((await send(service, 'c')).status).toBe(200);
  });
});

test.each([
  [429, 'Too Many Requests: retry after 7', { parameters: { retry_after: 7 } }],
  [403, 'Forbidden: bot was blocked by the user', {}],
  [401, 'Unauthorized', {}],
  [409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running', {}],
])('telegram: error %i with its own words', async (code, description, more) => {
  await client.addFault({ service: 'telegram', method: '*', kind: 'error', code, retryAfter: 7, times: 1 });
  const { status, text } = await send('telegram', 'a');
  expect(status).toBe(code);
  expect(JSON.parse(text)).toEqual({ ok: false, error_code: code, description, ...more });
});

test('viber: error is a status in an HTTP 200', async () => {
  await client.addFault({ service: 'viber', method: 'send_message', kind: 'error', code: 12, times: 1 });
  const { status, text } = await send('viber', 'a');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ status: 12, status_message: 'tooManyRequests' });
});

describe('the viber webhook', () => {
  const webhook = (kind: Fault['kind']) => client.addFault({ service: 'viber', method: 'webhook', kind, times: 1 });

  test('drop before: the event comes with the next try', async () => {
    await webhook('drop before');
    await phones.viber.say('раз');
    expect((await bot.event('message')).at('message', 'text')).toBe('раз');
  });

  test('drop after and repeat: the same event comes twice', async () => {
    for (const kind of ['drop after', 'repeat'] as const) {
      await webhook(kind);
      await phones.viber.say(kind);
      const [one, other] = [await bot.event('message'), await bot.event('message')];
      expect(other.raw).toBe(one.raw);
      expect(one.at('message', 'text')).toBe(kind);
    }
  });

  test('error: the signature is wrong, then right', async () => {
    await webhook('error');
    await phones.viber.say('підпис');
    const [wrong, right] = [await bot.event('message'), await bot.event('message')];
    expect(wrong.signature).toBe('0'.repeat(64));
    expect(right.signature).not.toBe(wrong.signature);
  });
});

test('every call is on record with its outcome', async () => {
  await client.addFault({ service: 'telegram', method: 'sendMessage', kind: 'html', times: 1 });
  await send('telegram', 'a');
  await send('telegram', 'b');
  const calls = await client.calls({ service: 'telegram', method: 'sendMessage' });
  expect(calls.map((call) => [call.person, call.outcome])).toEqual([
    [phones.telegram.person, 'fault: html'],
    [phones.telegram.person, 'ok'],
  ]);
  expect(await client.callCounts()).toMatchObject({ 'telegram sendMessage ok': 1 });
});
