import { request } from 'undici';
import * as z from 'zod';
import { PhonesClient } from '../../../src/sandbox/phones-client.ts';
import type { SandboxProps } from '../../../src/sandbox/start-sandbox.ts';
import { startSandbox } from '../../../src/sandbox/start-sandbox.ts';

export const TOKEN = '123456:sandbox-token';

const Answer = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number() }).optional(),
});
const Updates = z.array(z.looseObject({ update_id: z.number() }));
const Message = z.looseObject({ message_id: z.number() });

/** A sandbox with one Telegram bot, called in plain JSON. */
export async function startTelegram(settings?: SandboxProps['settings']) {
  const sandbox = await startSandbox({
    bots: [{ telegramToken: TOKEN, telegramUsername: 'ergo_test_bot' }],
    ...(settings && { settings }),
  });
  const client = new PhonesClient(sandbox.phonesUrl);

  const call = async (method: string, body: object = {}, token = TOKEN) => {
    const answer = await request(`${sandbox.telegramUrl}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return Answer.parse(await answer.body.json());
  };
  const updates = async (body: object = {}) => Updates.parse((await call('getUpdates', body)).result);
  const send = async (body: object) => Message.parse((await call('sendMessage', body)).result).message_id;
  /** A person who has written to the bot, with what they wrote confirmed. */
  const acquaint = async () => {
    const phone = await client.newTelegramPhone();
    await phone.say('привіт');
    const last = (await updates()).at(-1)?.update_id ?? 0;
    await updates({ offset: last + 1 });
    return phone;
  };
  const close = async () => {
    await client.close();
    await sandbox.close();
  };
  return { ...sandbox, client, call, updates, send, acquaint, close };
}

export type TelegramUnderTest = Awaited<ReturnType<typeof startTelegram>>;
