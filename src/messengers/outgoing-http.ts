import { Agent, type Dispatcher } from 'undici';

/** A pool of connections for one adapter: ten seconds to connect, everything else by the caller's signal. */
export function createAgent(): Dispatcher {
  // HTTP/1.1, so that a dead connection takes one request with it and not all of them.
  return new Agent({ allowH2: false, connect: { timeout: 10_000 }, headersTimeout: 0, bodyTimeout: 0 });
}

/** A signal that is aborted with the given one or after `milliseconds`, whichever comes first. */
export function withTimeLimit(signal: AbortSignal | undefined, milliseconds: number): AbortSignal {
  const limit = AbortSignal.timeout(milliseconds);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** How long an answer asks to wait, in seconds (RFC 9110, Retry-After); nothing when it names no number of them. */
export function retryAfterOf(headers: Dispatcher.ResponseData['headers']): { seconds?: number } {
  const value = headers['retry-after'];
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? { seconds: Number(value) } : {};
}
