import { Api, GrammyError } from 'grammy';
import type { Dispatcher } from 'undici';
import * as z from 'zod';

import type { Clock, Random } from '../../domain/clock.ts';
import type { RemoteMedia } from '../../domain/incoming.ts';
import type { Log } from '../../domain/log.ts';
import type { OutgoingOperation } from '../../domain/message.ts';
import { failure, type Result } from '../../domain/result.ts';
import { fetchMedia, MOST_MEDIA_BYTES } from '../fetch-media.ts';
import type { Account, ConnectFailure, DownloadFailure, Messenger, Receive, SendOutcome } from '../messenger.ts';
import { createAgent, withTimeLimit } from '../outgoing-http.ts';
import { failedSend, failureReason } from './errors.ts';
import { connectAccount, type Command } from './telegram-account.ts';
import { callLimit, createTelegramFetch, type CallLimit } from './telegram-fetch.ts';
import { TelegramPoll } from './telegram-poll.ts';
import { TelegramSender } from './telegram-sender.ts';

const DOWNLOAD_LIMIT_MS = 60_000;
const SMALL_CALL_LIMIT_MS = 10_000;

export type TelegramProps = {
  token: string;
  /** Such as `https://api.telegram.org`. */
  apiRoot: string;
  /** The folder that {@link StoredPicture} files lie in. */
  mediaDir: string;
  /** What the "/" menu of the chat offers; asked at each connecting. */
  commands: () => readonly Command[];
  clock: Clock;
  random: Random;
  log: Log;
  /** How long Telegram keeps an idle poll open; 50 at the most. */
  pollSeconds?: number;
};

/** One bot in Telegram: the port, and the poll that brings its updates in. */
export interface Telegram extends Messenger {
  /** Brings updates to `receive` until the signal; confirms only what was committed. Never rejects. */
  poll(receive: Receive, signal: AbortSignal): Promise<void>;
  /** When getUpdates last answered, epoch milliseconds; nothing before the first answer. */
  readonly lastPollAt: number | undefined;
  /** Signs of life of the poll so far, and how many milliseconds the next may take. */
  readonly pulse: { beats: number; patience: number };
  /** How many updates could not be read since the start. */
  readonly malformedUpdates: number;
  leave(chatId: string): Promise<void>;
}

/** Speaks the Bot API for one bot (Bot API 10.0, through grammY's client; the poll loop is ours). */
export function createTelegram(props: TelegramProps): Telegram {
  return new TelegramAdapter(props);
}

class TelegramAdapter implements Telegram {
  readonly name = 'telegram';
  readonly abilities = { closesChoices: true, edits: true, keyboardStays: true, listsCommands: true };
  readonly #props: TelegramProps;
  readonly #apiRoot: string;
  readonly #dispatcher: Dispatcher;
  readonly #api: Api;
  readonly #sender: TelegramSender;
  readonly #poll: TelegramPoll;

  constructor(props: TelegramProps) {
    this.#props = props;
    this.#apiRoot = props.apiRoot.replace(/\/+$/, '');
    this.#dispatcher = createAgent();
    this.#api = new Api(props.token, {
      apiRoot: this.#apiRoot,
      fetch: createTelegramFetch(this.#dispatcher),
      timeoutSeconds: 120,
    });
    this.#sender = new TelegramSender({ api: this.#api, mediaDir: props.mediaDir });
    this.#poll = new TelegramPoll({ ...props, api: this.#api, seconds: props.pollSeconds ?? 30 });
  }

  get lastPollAt(): number | undefined {
    return this.#poll.lastPollAt;
  }

  get pulse(): { beats: number; patience: number } {
    return this.#poll.pulse;
  }

  get malformedUpdates(): number {
    return this.#poll.malformed;
  }

  connect(signal: AbortSignal): Promise<Result<Account, ConnectFailure>> {
    return connectAccount(this.#api, this.#props.commands(), signal);
  }

  poll(receive: Receive, signal: AbortSignal): Promise<void> {
    return this.#poll.run(receive, signal);
  }

  send(to: string, operation: OutgoingOperation, signal: AbortSignal, partsSent?: number): Promise<SendOutcome> {
    return this.#sender.send(to, operation, signal, partsSent);
  }

  async download(media: RemoteMedia, signal: AbortSignal): Promise<Result<Uint8Array, DownloadFailure>> {
    if ((media.size ?? 0) > MOST_MEDIA_BYTES) return failure({ kind: 'too big', reason: 'more than 20 MB' });
    try {
      const file = z
        .object({ file_path: z.string() })
        .safeParse(await this.#api.getFile(media.ref, callLimit(signal, SMALL_CALL_LIMIT_MS)));
      const url = file.success ? this.#fileUrl(file.data.file_path) : undefined;
      if (!url) return failure({ kind: 'gone', reason: 'Telegram names no path for the file' });
      return await fetchMedia({
        url,
        isAllowed: (candidate) => candidate.origin === url.origin,
        dispatcher: this.#dispatcher,
        signal: withTimeLimit(signal, DOWNLOAD_LIMIT_MS),
      });
    } catch (error) {
      return failure(failedDownload(error));
    }
  }

  async showTyping(to: string): Promise<void> {
    await this.#tell('showing "typing…"', (limit) => this.#api.sendChatAction(to, 'typing', {}, limit));
  }

  async acknowledge(pressId: string): Promise<void> {
    await this.#tell('answering a press', (limit) => this.#api.answerCallbackQuery(pressId, {}, limit));
  }

  async leave(chatId: string): Promise<void> {
    await this.#tell('leaving a group', (limit) => this.#api.leaveChat(chatId, limit));
  }

  /** A link of getFile: bot's token and path below the API's own root, whatever the path says. */
  #fileUrl(path: string): URL | undefined {
    const root = `${this.#apiRoot}/file/bot${this.#props.token}/`;
    const url = URL.parse(root + path.split('/').map(encodeURIComponent).join('/'));
    return url?.href.startsWith(root) ? url : undefined;
  }

  async #tell(what: string, call: (limit: CallLimit) => Promise<unknown>): Promise<void> {
    try {
      await call(callLimit(undefined, SMALL_CALL_LIMIT_MS));
    } catch (error) {
      this.#props.log.debug({ reason: failureReason(error) }, `${what} failed`);
    }
  }
}

function failedDownload(error: unknown): DownloadFailure {
  const reason = failureReason(error);
  if (error instanceof GrammyError && /file is too big/i.test(error.description)) return { kind: 'too big', reason };
  const outcome = failedSend(error);
  if (outcome.kind === 'retryAfter') return { kind: 'unreachable', reason, seconds: outcome.seconds };
  return { kind: outcome.kind === 'rejected' || outcome.kind === 'blocked' ? 'gone' : 'unreachable', reason };
}
