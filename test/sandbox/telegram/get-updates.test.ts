import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TelegramUnderTest } from '../support/telegram-bot.ts';
import { startTelegram, TOKEN } from '../support/telegram-bot.ts';

let telegram: TelegramUnderTest;

beforeEach(async () => {
  telegram = await startTelegram();
});

afterEach(() => telegram.close());

async function sayAll(...words: string[]) {
  const phone = await telegram.client.newTelegramPhone();
  for (const text of words) await phone.say(text);
  return phone;
}

function texts(updates: Record<string, unknown>[]): unknown[] {
  return updates.map((update) => JSON.stringify(update['message']).match(/"text":"([^"]*)"/)?.[1]);
}

test('updates come again until an offset above them confirms them', async () => {
  await sayAll('один', 'два', 'три');
  const first = await telegram.updates();
  expect(texts(first)).toEqual(['один', 'два', 'три']);
  expect(texts(await telegram.updates())).toEqual(['один', 'два', 'три']);
  const second = first[1]?.update_id ?? 0;
  expect(texts(await telegram.updates({ offset: second }))).toEqual(['два', 'три']);
  expect(texts(await telegram.updates({ offset: second + 2 }))).toEqual([]);
});

test('ids are sequential and fit into four bytes', async () => {
  await sayAll('один', 'два');
  const [first, second] = await telegram.updates();
  expect(second?.update_id).toBe((first?.update_id ?? 0) + 1);
  expect(second?.update_id).toBeLessThan(2 ** 31);
});

test('a limit takes the oldest, a negative offset keeps only the newest', async () => {
  await sayAll('один', 'два', 'три');
  expect(texts(await telegram.updates({ limit: 2 }))).toEqual(['один', 'два']);
  expect(texts(await telegram.updates({ offset: -1 }))).toEqual(['три']);
  expect(texts(await telegram.updates())).toEqual(['три']);
});

test('a long poll answers as soon as somebody writes', async () => {
  const phone = await telegram.client.newTelegramPhone();
  const poll = telegram.updates({ timeout: 50 });
  await phone.say('нарешті');
  expect(texts(await poll)).toEqual(['нарешті']);
});

test('a second getUpdates throws the first one out with 409', async () => {
  const phone = await telegram.client.newTelegramPhone();
  const first = telegram.call('getUpdates', { timeout: 50 });
  await telegram.call('getMe');
  const other = telegram.updates({ timeout: 50 });
  const thrownOut = await first;
  expect(thrownOut).toMatchObject({
    error_code: 409,
    description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  await phone.say('кому?');
  expect(texts(await other)).toEqual(['кому?']);
});

test('kinds that are not allowed are never stored', async () => {
  await telegram.updates({ allowed_updates: ['callback_query'] });
  await sayAll('не почує');
  await telegram.updates({ allowed_updates: [] });
  await sayAll('почує');
  expect(texts(await telegram.updates())).toEqual(['почує']);
});

test('while a webhook is set getUpdates is refused', async () => {
  expect(await telegram.call('setWebhook', { url: 'https://bot.example/hook' })).toMatchObject({ ok: true });
  expect(await telegram.call('getUpdates')).toMatchObject({ ok: false, error_code: 409 });
  await telegram.call('deleteWebhook');
  expect(await telegram.call('getUpdates')).toMatchObject({ ok: true });
});

test('a repeated update comes once more after it was confirmed, with the same id', async () => {
  await telegram.client.addFault({ service: 'telegram', method: 'getUpdates', kind: 'repeat', times: 1 });
  await sayAll('ще раз');
  const [update] = await telegram.updates();
  const offset = (update?.update_id ?? 0) + 1;
  expect(await telegram.updates({ offset })).toEqual([update]);
  expect(await telegram.updates({ offset })).toEqual([]);
});

test('an injected update is served as it is, even with an old id', async () => {
  const phone = await sayAll('раз');
  const [update] = await telegram.updates();
  await phone.raw({ update_id: 5, message: { nonsense: true } });
  expect(await telegram.updates({ offset: (update?.update_id ?? 0) + 1 })).toEqual([
    { update_id: 5, message: { nonsense: true } },
  ]);
});

test('a fault put in force during a long poll hits that poll', async () => {
  await telegram.client.newTelegramPhone();
  const poll = telegram.call('getUpdates', { timeout: 50 });
  await telegram.call('getMe');
  await telegram.client.addFault({ service: 'telegram', method: 'getUpdates', kind: 'error', code: 409, times: 1 });
  expect(await poll).toMatchObject({ error_code: 409 });
});

test('a poll whose client is gone takes no update with it', async () => {
  const phone = await telegram.client.newTelegramPhone();
  const gone = new AbortController();
  const poll = fetch(`${telegram.telegramUrl}/bot${TOKEN}/getUpdates?timeout=50`, { signal: gone.signal });
  await telegram.call('getMe');
  gone.abort();
  await expect(poll).rejects.toThrow('abort');
  await phone.say('ще тут');
  expect(texts(await telegram.updates({ timeout: 5 }))).toEqual(['ще тут']);
});
