import type { Api } from 'grammy';
import * as z from 'zod';

import { failure, success, type Result } from '../../domain/result.ts';
import type { Account, ConnectFailure } from '../messenger.ts';
import { failedConnect } from './errors.ts';
import { callLimit } from './telegram-fetch.ts';

const CALL_LIMIT_MS = 15_000;

/** A command of the bot's menu (Bot API: BotCommand). */
export type Command = { command: string; description: string };

const me = z.object({ id: z.int(), first_name: z.string(), username: z.string().optional() });
const webhookInfo = z.object({ url: z.string() });
const commandList = z.array(z.object({ command: z.string(), description: z.string() }));

/** Checks the token, takes away a webhook (it would keep getUpdates shut) and sets the command menu if it differs. */
export async function connectAccount(
  api: Api,
  commands: readonly Command[],
  signal: AbortSignal,
): Promise<Result<Account, ConnectFailure>> {
  const limit = () => callLimit(signal, CALL_LIMIT_MS);
  try {
    const account = me.safeParse(await api.getMe(limit()));
    if (!account.success) return failure({ kind: 'unreachable', reason: 'getMe answered something else' });

    const webhook = webhookInfo.safeParse(await api.getWebhookInfo(limit()));
    if (webhook.data?.url !== '') await deleteWebhook(api, signal);

    const current = commandList.safeParse(await api.getMyCommands({}, limit()));
    if (!isSame(current.data ?? [], commands)) await api.setMyCommands([...commands], {}, limit());

    const { id, first_name: name, username } = account.data;
    return success({ id: String(id), name, ...(username && { username }) });
  } catch (error) {
    return failure(failedConnect(error));
  }
}

/** What waits is kept: it comes with the next poll. Throws what grammY throws. */
export async function deleteWebhook(api: Api, signal: AbortSignal): Promise<void> {
  await api.deleteWebhook({ drop_pending_updates: false }, callLimit(signal, CALL_LIMIT_MS));
}

function isSame(current: readonly Command[], wanted: readonly Command[]): boolean {
  const line = ({ command, description }: Command) => `${command} ${description}`;
  return current.map(line).join('\n') === wanted.map(line).join('\n');
}
