import { describe, expect, it } from 'vitest';

import { createTelegram } from '../../../src/messengers/telegram/telegram.ts';
import { hastyClock } from '../../support/hasty-clock.ts';
import { json, startLoopbackServer } from '../../support/loopback-server.ts';
import { recordedLog } from '../../support/recorded-log.ts';

const COMMANDS = [{ command: 'menu', description: 'Головне меню' }];

/** Connects to a server with this webhook and these commands; answers the methods that were called. */
async function methodsCalled(webhook: string, commands: object[]): Promise<(string | undefined)[]> {
  const results: Record<string, unknown> = {
    getMe: { id: 1, is_bot: true, first_name: 'ERGO CLUB', username: 'ergo_bot' },
    getWebhookInfo: { url: webhook, pending_update_count: 0 },
    getMyCommands: commands,
  };
  const methodOf = (path: string) => path.split('/').pop() ?? '';
  const server = await startLoopbackServer(({ path }) => json({ ok: true, result: results[methodOf(path)] ?? true }));
  const telegram = createTelegram({
    token: '1:a',
    apiRoot: server.url,
    mediaDir: '/nowhere',
    commands: () => COMMANDS,
    clock: hastyClock(),
    random: () => 0,
    log: recordedLog(),
  });
  await telegram.connect(new AbortController().signal);
  await server.close();
  return server.calls.map(({ path }) => methodOf(path));
}

describe('connecting to Telegram', () => {
  it('changes nothing where everything is as it should be', async () => {
    expect(await methodsCalled('', COMMANDS)).toEqual(['getMe', 'getWebhookInfo', 'getMyCommands']);
  });

  it('takes a webhook away and sets commands that differ', async () => {
    expect(await methodsCalled('https://old.example.com', [])).toEqual([
      'getMe',
      'getWebhookInfo',
      'deleteWebhook',
      'getMyCommands',
      'setMyCommands',
    ]);
  });
});
