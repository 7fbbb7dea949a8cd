import * as z from 'zod';

import { failure, success, type Result } from '../../domain/result.ts';
import type { Account, ConnectFailure } from '../messenger.ts';
import { refusedConnect } from './statuses.ts';
import type { ViberAnswer, ViberApi } from './viber-api.ts';

/** What Viber shall report beside messages and (un)subscriptions, which always come. */
const EVENT_TYPES = ['delivered', 'seen', 'failed', 'conversation_started'];

const accountInfo = z.object({
  id: z.string(),
  name: z.string(),
  uri: z.string().min(1).optional().catch(undefined),
  webhook: z.string().optional().catch(undefined),
  event_types: z.array(z.string()).optional().catch(undefined),
});

/** Checks the token and registers the webhook if Viber has another; Viber calls it before it answers. */
export async function connectAccount(
  api: ViberApi,
  webhookUrl: string,
  signal: AbortSignal,
): Promise<Result<Account, ConnectFailure>> {
  const answer = await ask(api, 'get_account_info', {}, signal);
  if (!answer.ok) return answer;
  const info = accountInfo.safeParse(answer.value);
  if (!info.success) return failure({ kind: 'unreachable', reason: 'get_account_info answered something else' });

  const { id, name, uri, webhook, event_types: eventTypes = [] } = info.data;
  if (webhook !== webhookUrl || EVENT_TYPES.some((type) => !eventTypes.includes(type))) {
    const wanted = { url: webhookUrl, event_types: EVENT_TYPES, send_name: true, send_photo: true };
    const registered = await ask(api, 'set_webhook', wanted, signal);
    if (!registered.ok) return registered;
  }
  return success({ id, name, ...(uri && { username: uri }) });
}

async function ask(
  api: ViberApi,
  method: string,
  body: object,
  signal: AbortSignal,
): Promise<Result<ViberAnswer, ConnectFailure>> {
  const answer = await api.call(method, body, signal);
  if (!answer.ok) {
    const { failure: silence } = answer;
    return silence.kind === 'retryAfter'
      ? failure({ kind: 'unreachable', reason: `${method}: told to wait`, seconds: silence.seconds })
      : failure({ kind: 'unreachable', reason: `${method}: ${silence.reason}` });
  }
  return answer.value.status === 0 ? answer : failure(refusedConnect(method, answer.value.status));
}
