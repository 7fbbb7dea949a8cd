import { request, type Dispatcher } from 'undici';

import { networkTrouble } from '../domain/network-trouble.ts';
import { failure, success, type Result } from '../domain/result.ts';
import type { DownloadFailure } from './messenger.ts';
import { retryAfterOf } from './outgoing-http.ts';

/** The most that is ever downloaded, in bytes (Telegram's own limit of getFile). */
export const MOST_MEDIA_BYTES = 20 * 1024 * 1024;

const MOST_REDIRECTS = 3;

/**
 * Fetches a file from hosts that `isAllowed` knows, redirects included, reading {@link MOST_MEDIA_BYTES} at the most.
 * Never throws for what a network does; reasons never hold the address.
 */
export async function fetchMedia(props: {
  url: URL;
  isAllowed: (url: URL) => boolean;
  dispatcher: Dispatcher;
  signal: AbortSignal;
}): Promise<Result<Uint8Array, DownloadFailure>> {
  try {
    let url = props.url;
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!props.isAllowed(url)) return failure({ kind: 'gone', reason: 'the file lies on a foreign host' });
      const answer = await request(url, { dispatcher: props.dispatcher, signal: props.signal });
      const next = redirectTarget(answer, url);
      if (!next) return await readAnswer(answer);
      await answer.body.dump();
      url = next;
    }
    return failure({ kind: 'gone', reason: 'too many redirects' });
  } catch (error) {
    return failure({ kind: 'unreachable', reason: networkTrouble(error) });
  }
}

function redirectTarget(answer: Dispatcher.ResponseData, from: URL): URL | undefined {
  const location = answer.headers['location'];
  if (answer.statusCode < 300 || answer.statusCode > 399 || typeof location !== 'string') return undefined;
  return URL.parse(location, from.href) ?? undefined;
}

async function readAnswer(answer: Dispatcher.ResponseData): Promise<Result<Uint8Array, DownloadFailure>> {
  const { statusCode, headers, body } = answer;
  if (statusCode !== 200) {
    await body.dump();
    const isTemporary = statusCode >= 500 || statusCode === 429 || statusCode === 408;
    const reason = `HTTP ${statusCode}`;
    return failure(isTemporary ? { kind: 'unreachable', reason, ...retryAfterOf(headers) } : { kind: 'gone', reason });
  }

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_MEDIA_BYTES) return failure({ kind: 'too big', reason: 'more than 20 MB' });
    chunks.push(chunk);
  }
  return success(Buffer.concat(chunks));
}
