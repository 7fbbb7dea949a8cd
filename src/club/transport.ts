import { Readable } from 'node:stream';
import { Pool, type Dispatcher } from 'undici';
import { networkTrouble } from '../domain/network-trouble.ts';
import { failure, success, type Result } from '../domain/result.ts';
import type { ClubFailure } from './club.ts';
import type { Content } from './request-content.ts';

export type Unavailable = Extract<ClubFailure, { kind: 'unavailable' }>;

/** What the club's server answered, whatever it is. */
export type Reply = { status: number; body: string };

const LARGEST_ANSWER = 5 * 1024 * 1024;

class AnswerTooLarge extends Error {}

/** Posts to the one address of the club's API over kept-alive connections. Follows no redirect and repeats nothing. */
export class Transport {
  readonly #url: URL;
  readonly #timeoutMs: number;
  readonly #dispatcher: Dispatcher;

  /** `dispatcher` replaces the pool of connections; it is closed with the transport. */
  constructor(props: { url: string; timeoutMs: number; dispatcher?: Dispatcher }) {
    this.#url = new URL(props.url);
    this.#timeoutMs = props.timeoutMs;
    this.#dispatcher =
      props.dispatcher ?? new Pool(this.#url.origin, { connections: 32, connect: { timeout: props.timeoutMs } });
  }

  /**
   * Posts and reads the whole answer, within the time limit for both together. Failures say whether the club may have
   * acted: `no` as long as the body has not begun to go out.
   */
  async post(content: Content): Promise<Result<Reply, Unavailable>> {
    const outgoing = new OutgoingBody(content.bytes);
    try {
      const { statusCode, body } = await this.#dispatcher.request({
        origin: this.#url.origin,
        path: this.#url.pathname + this.#url.search,
        method: 'POST',
        headers: {
          'content-type': content.type,
          'content-length': String(content.bytes.length),
          accept: 'application/json',
        },
        body: outgoing.stream,
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      return success({ status: statusCode, body: await readText(body) });
    } catch (error) {
      const done = outgoing.begun ? 'maybe' : 'no';
      if (error instanceof AnswerTooLarge) return failure({ kind: 'unavailable', why: 'garbage', done });
      return failure({ kind: 'unavailable', why: whyOf(error), done, reason: networkTrouble(error) });
    }
  }

  /** Waits for the calls in flight, each of which has its time limit. */
  async close(): Promise<void> {
    await this.#dispatcher.close();
  }
}

/** A request body that knows whether the connection has begun to take it. */
class OutgoingBody {
  begun = false;
  readonly stream: Readable;

  constructor(bytes: Uint8Array) {
    const begin = (): void => void (this.begun = true);
    this.stream = new Readable({
      read() {
        begin();
        this.push(bytes);
        this.push(null);
      },
    });
  }
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function whyOf(error: unknown): Unavailable['why'] {
  if (!(error instanceof Error)) return 'network';
  const code = 'code' in error ? error.code : undefined;
  return error.name === 'TimeoutError' || code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'network';
}
