import { Pool } from 'undici';
import { failure, success, type Result } from '../domain/result.ts';

/** `foreign`: not on the club's own host. `gone`: the club does not have it. `unavailable`: may be had later. */
export type PictureFailure = 'foreign' | 'gone' | 'too big' | 'unavailable';

const MOST_BYTES = 10 * 1024 * 1024;

class PictureTooBig extends Error {}

/**
 * Fetches pictures of news from the club's own host, the one its API answers on, and from nowhere else: whatever an
 * address says besides, the connection is the one of the configured origin. Follows no redirect.
 */
export class ClubPictures {
  readonly #host: string;
  readonly #timeoutMs: number;
  readonly #pool: Pool;

  /** `clubUrl` is the API's address; `timeoutMs` is for one picture, from connecting to the last byte. */
  constructor(props: { clubUrl: string; timeoutMs: number }) {
    const { host, origin } = new URL(props.clubUrl);
    this.#host = host;
    this.#timeoutMs = props.timeoutMs;
    this.#pool = new Pool(origin, { connections: 4, connect: { timeout: props.timeoutMs } });
  }

  /** The bytes behind an address, 10 MB at the most. Never throws for what a network does. */
  async fetch(address: string): Promise<Result<Uint8Array, PictureFailure>> {
    const url = URL.parse(address);
    if (url?.host !== this.#host) return failure('foreign');
    try {
      const { statusCode, body } = await this.#pool.request({
        path: url.pathname + url.search,
        method: 'GET',
        headers: { accept: 'image/*' },
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      if (statusCode === 200) return success(await readBytes(body));
      await body.dump();
      return failure(statusCode >= 500 ? 'unavailable' : 'gone');
    } catch (error) {
      return failure(error instanceof PictureTooBig ? 'too big' : 'unavailable');
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

async function readBytes(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new PictureTooBig();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
