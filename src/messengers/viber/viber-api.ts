import { request, type Dispatcher } from 'undici';
import * as z from 'zod';

import { networkTrouble, neverConnected } from '../../domain/network-trouble.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import type { SendOutcome } from '../messenger.ts';
import { retryAfterOf, withTimeLimit } from '../outgoing-http.ts';
import { parseExactJson } from './exact-json.ts';

const CALL_LIMIT_MS = 20_000;
const SECONDS_WITHOUT_A_WORD = 5;

/** Viber's answers come with HTTP 200 and say in `status` how it went; tokens keep all their digits. */
const answer = z.looseObject({
  status: z.int(),
  message_token: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
  /** Of broadcast_message: whom it did not reach. */
  failed_list: z.array(z.object({ receiver: z.string(), status: z.int() })).optional(),
});

export type ViberAnswer = z.infer<typeof answer>;

/** No answer of Viber's own came; `unknown` when it may have acted all the same. */
export type ViberSilence = Extract<SendOutcome, { kind: 'unreachable' | 'unknown' | 'retryAfter' }>;

/** Viber REST API: send_message. */
export const MOST_REQUEST_BYTES = 30 * 1024;

/** How long a request with this body is. */
export function requestBytes(body: object): number {
  return Buffer.byteLength(JSON.stringify(body));
}

/** Calls Viber's REST API; never throws for what the network or a proxy does. */
export class ViberApi {
  readonly #token: string;
  readonly #apiRoot: string;
  readonly #dispatcher: Dispatcher;

  constructor(props: { token: string; apiRoot: string; dispatcher: Dispatcher }) {
    this.#token = props.token;
    this.#apiRoot = props.apiRoot.replace(/\/+$/, '');
    this.#dispatcher = props.dispatcher;
  }

  async call(method: string, body: object, signal: AbortSignal): Promise<Result<ViberAnswer, ViberSilence>> {
    if (signal.aborted) return failure({ kind: 'unreachable', reason: 'stopping' });
    try {
      const response = await request(`${this.#apiRoot}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-viber-auth-token': this.#token },
        body: JSON.stringify(body),
        dispatcher: this.#dispatcher,
        signal: withTimeLimit(signal, CALL_LIMIT_MS),
      });
      const parsed = answer.safeParse(parse(await response.body.text()));
      return parsed.success ? success(parsed.data) : failure(foreignAnswer(response));
    } catch (error) {
      return failure({ kind: neverConnected(error) ? 'unreachable' : 'unknown', reason: networkTrouble(error) });
    }
  }
}

/** A proxy answered in Viber's place, or Viber with something that cannot be read. */
function foreignAnswer({ statusCode: status, headers }: Dispatcher.ResponseData): ViberSilence {
  if (status === 429) {
    const { seconds = SECONDS_WITHOUT_A_WORD } = retryAfterOf(headers);
    return { kind: 'retryAfter', seconds, scope: 'channel' };
  }
  return { kind: status < 300 ? 'unknown' : 'unreachable', reason: `HTTP ${status} that is not of Viber's API` };
}

function parse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}
