import type { OutgoingMessage } from '../../domain/message.ts';
import type { FailedSend, ManyOutcome, SendToMany } from '../messenger.ts';
import { refusedSend, statusReason } from './statuses.ts';
import { MOST_REQUEST_BYTES, requestBytes, type ViberApi } from './viber-api.ts';
import { viberMessages, type ViberSender } from './viber-message.ts';

/** Viber REST API: broadcast_message. */
const MOST_RECEIVERS = 300;
/** An id of 24 characters in quotes, and a comma; some to spare. */
const BYTES_PER_RECEIVER = 32;
const SECONDS_TO_WAIT = 10;

/** Sends one message to up to 300 people by one request of broadcast_message, which Viber allows to some accounts. */
export class ViberBroadcast implements SendToMany {
  readonly #api: ViberApi;
  readonly #sender: ViberSender;

  constructor(props: { api: ViberApi; sender: ViberSender }) {
    this.#api = props.api;
    this.#sender = props.sender;
  }

  most(message: OutgoingMessage): number {
    const [body = {}] = viberMessages(message, this.#sender);
    const room = Math.floor((MOST_REQUEST_BYTES - requestBytes(body)) / BYTES_PER_RECEIVER);
    return Math.max(1, Math.min(MOST_RECEIVERS, room));
  }

  async send(to: readonly string[], message: OutgoingMessage, signal: AbortSignal): Promise<ManyOutcome> {
    const [body, ...more] = viberMessages(message, this.#sender);
    if (!body || more.length > 0) return { kind: 'rejected', reason: 'too long for one message' };
    const answer = await this.#api.call('broadcast_message', { broadcast_list: to, ...body }, signal);
    if (!answer.ok) return answer.failure;

    const { status, message_token: messageId, failed_list: failed = [] } = answer.value;
    if (status !== 0) return refusedBroadcast(status);
    const except = new Map(failed.map((one) => [one.receiver, refusedSend(one.status)]));
    return { kind: 'sent', except, ...(messageId !== undefined && { messageId }) };
  }
}

/** What a status of the whole request means: too many requests is said of the account, not of a person. */
function refusedBroadcast(status: number): FailedSend {
  if (status === 12) return { kind: 'retryAfter', seconds: SECONDS_TO_WAIT, scope: 'channel' };
  const outcome = refusedSend(status);
  return outcome.kind === 'blocked' ? { kind: 'rejected', reason: statusReason(status) } : outcome;
}
