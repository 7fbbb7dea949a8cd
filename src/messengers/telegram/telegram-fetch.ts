import type { Api } from 'grammy';
import { fetch, type Dispatcher } from 'undici';
import * as z from 'zod';

import { withTimeLimit } from '../outgoing-http.ts';

/** Something other than the Bot API answered: a proxy's HTML page, an empty body, a broken JSON. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status} that is not of the Bot API`);
    this.status = status;
  }
}

/** grammY types its signals as those of an old look-alike, and takes any. */
export type CallLimit = NonNullable<Parameters<Api['getMe']>[0]>;

/** What grammY hands to its `fetch`; undici does not take the look-alike signal in it. */
type GrammyRequest = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | AsyncIterable<Uint8Array>;
  signal?: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
};

/** Bot API: "Making requests". */
const botApiAnswer = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({ ok: z.literal(false), error_code: z.number(), description: z.string() }),
]);

/** The signal for one call: aborted with the given one, or after `milliseconds`. */
export function callLimit(signal: AbortSignal | undefined, milliseconds: number): CallLimit {
  const limit = withTimeLimit(signal, milliseconds);
  if (!isCallLimit(limit)) throw new TypeError('not a signal');
  return limit;
}

function isCallLimit(signal: unknown): signal is CallLimit {
  return signal instanceof AbortSignal;
}

/**
 * The `fetch` that grammY sends its requests with: undici, no redirects, and an answer that is certainly the Bot API's
 * own, or else {@link ForeignAnswer} with the HTTP status.
 */
export function createTelegramFetch(dispatcher: Dispatcher) {
  return async (url: string | URL, options: GrammyRequest) => {
    const answer = await fetch(url, {
      method: options.method ?? 'POST',
      headers: options.headers ?? {},
      body: options.body ?? null,
      duplex: 'half',
      redirect: 'manual',
      signal: nativeSignal(options.signal),
      dispatcher,
    });
    const body = botApiAnswer.safeParse(parseJson(await answer.text()));
    if (!body.success) throw new ForeignAnswer(answer.status);
    return { json: () => Promise.resolve(body.data) };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nativeSignal(signal: GrammyRequest['signal']): AbortSignal | null {
  if (!signal) return null;
  const controller = new AbortController();
  if (signal.aborted) controller.abort();
  else signal.addEventListener('abort', () => controller.abort());
  return controller.signal;
}
