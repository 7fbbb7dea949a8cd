import type { Dispatcher } from 'undici';

import type { Clock } from '../../domain/clock.ts';
import type { RemoteMedia } from '../../domain/incoming.ts';
import type { Log } from '../../domain/log.ts';
import type { OutgoingOperation } from '../../domain/message.ts';
import { failure, type Result } from '../../domain/result.ts';
import { fetchMedia } from '../fetch-media.ts';
import { sendParts } from '../message-parts.ts';
import type {
  Account,
  ConnectFailure,
  DownloadFailure,
  Messenger,
  Receive,
  SendOutcome,
  SendToMany,
  Welcome,
} from '../messenger.ts';
import { createAgent, withTimeLimit } from '../outgoing-http.ts';
import { refusedSend } from './statuses.ts';
import { connectAccount } from './viber-account.ts';
import { MOST_REQUEST_BYTES, requestBytes, ViberApi } from './viber-api.ts';
import { ViberBroadcast } from './viber-broadcast.ts';
import { viberMessages, type ViberSender } from './viber-message.ts';
import { ViberWebhook, type WebhookAnswer, type WebhookRequest } from './webhook.ts';

const DOWNLOAD_LIMIT_MS = 60_000;
const MOST_SENDER_NAME = 28;

export type ViberProps = {
  token: string;
  /** Such as `https://chatapi.viber.com/pa`. */
  apiRoot: string;
  /** Shown above every message; cut after 28 characters. */
  senderName: string;
  /** The daemon's public name; pictures lie at `{publicUrl}/media/{file}`. */
  publicUrl: string;
  /** Where Viber shall call, in full. */
  webhookUrl: string;
  /** Whether Viber has allowed this account broadcast_message. */
  broadcastApi?: boolean;
  clock: Clock;
  log: Log;
};

/** One bot in Viber: the port, and the door for its callbacks. */
export interface Viber extends Messenger {
  /** Answers a callback: see {@link WebhookAnswer} for the statuses. Never rejects. */
  webhook(request: WebhookRequest, receive: Receive, welcome: Welcome): Promise<WebhookAnswer>;
  /** How many signed callbacks could not be read since the start. */
  readonly malformedUpdates: number;
}

/** Speaks Viber's REST API for one bot (messages through viber-bot's classes; door and sending are ours). */
export function createViber(props: ViberProps): Viber {
  return new ViberAdapter(props);
}

class ViberAdapter implements Viber {
  readonly name = 'viber';
  readonly abilities = { closesChoices: false, edits: false, keyboardStays: false, listsCommands: false };
  readonly #props: ViberProps;
  readonly #dispatcher: Dispatcher;
  readonly #api: ViberApi;
  readonly #sender: ViberSender;
  readonly #webhook: ViberWebhook;
  readonly toMany?: SendToMany;

  constructor(props: ViberProps) {
    const mediaRoot = `${props.publicUrl.replace(/\/+$/, '')}/media/`;
    this.#props = props;
    this.#dispatcher = createAgent();
    this.#api = new ViberApi({ ...props, dispatcher: this.#dispatcher });
    this.#sender = {
      senderName: props.senderName.slice(0, MOST_SENDER_NAME),
      pictureUrl: (file) => mediaRoot + encodeURIComponent(file),
    };
    this.#webhook = new ViberWebhook({ ...props, sender: this.#sender });
    if (props.broadcastApi) this.toMany = new ViberBroadcast({ api: this.#api, sender: this.#sender });
  }

  get malformedUpdates(): number {
    return this.#webhook.malformed;
  }

  connect(signal: AbortSignal): Promise<Result<Account, ConnectFailure>> {
    return connectAccount(this.#api, this.#props.webhookUrl, signal);
  }

  webhook(request: WebhookRequest, receive: Receive, welcome: Welcome): Promise<WebhookAnswer> {
    return this.#webhook.answer(request, receive, welcome);
  }

  async send(to: string, operation: OutgoingOperation, signal: AbortSignal, partsSent?: number): Promise<SendOutcome> {
    if (operation.kind !== 'message') return { kind: 'sent' };

    const { text, picture } = operation.message;
    if (!picture && text.text.trim() === '') return { kind: 'rejected', reason: 'a message without words' };
    const bodies = viberMessages(operation.message, this.#sender);
    return sendParts(bodies, (body) => this.#sendOne({ receiver: to, ...body }, signal), partsSent);
  }

  /** Only from Viber's own servers, and from wherever its API is configured to be. */
  async download(media: RemoteMedia, signal: AbortSignal): Promise<Result<Uint8Array, DownloadFailure>> {
    const url = URL.parse(media.ref);
    if (!url) return failure({ kind: 'gone', reason: 'not an address' });
    const { origin } = new URL(this.#props.apiRoot);
    return fetchMedia({
      url,
      isAllowed: (candidate) => isViberHost(candidate) || candidate.origin === origin,
      dispatcher: this.#dispatcher,
      signal: withTimeLimit(signal, DOWNLOAD_LIMIT_MS),
    });
  }

  /** Viber lets bots show no typing. */
  async showTyping(): Promise<void> {}

  /** Viber's buttons want no answer. */
  async acknowledge(): Promise<void> {}

  async #sendOne(body: object, signal: AbortSignal): Promise<SendOutcome> {
    if (requestBytes(body) > MOST_REQUEST_BYTES) return { kind: 'rejected', reason: 'more than 30 KB' };
    const answer = await this.#api.call('send_message', body, signal);
    if (!answer.ok) return answer.failure;

    const { status, message_token: messageId } = answer.value;
    if (status !== 0) return refusedSend(status);
    return { kind: 'sent', ...(messageId !== undefined && { messageId }) };
  }
}

function isViberHost({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && (hostname === 'viber.com' || hostname.endsWith('.viber.com'));
}
