import { Agent, type Dispatcher } from 'undici';

const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

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

/** Whether a failed request never reached the other side, so that it may be repeated without doubling anything. */
export function neverConnected(error: unknown): boolean {
  const code = networkCode(error);
  return NEVER_CONNECTED.has(code) || /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED/.test(code);
}

/** How long an answer asks to wait, in seconds (RFC 9110, Retry-After); nothing when it names no number of them. */
export function retryAfterOf(headers: Dispatcher.ResponseData['headers']): { seconds?: number } {
  const value = headers['retry-after'];
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? { seconds: Number(value) } : {};
}

/** The system's short code of a network failure. Messages are left alone: they may hold an address with a token. */
export function networkCode(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at.name === 'AbortError' || at.name === 'TimeoutError') return at.name;
  }
  return 'network failure';
}
