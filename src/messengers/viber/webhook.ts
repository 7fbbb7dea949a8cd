import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Clock } from '../../domain/clock.ts';
import type { Incoming, MessengerAccount } from '../../domain/incoming.ts';
import type { Log } from '../../domain/log.ts';
import { failureWords } from '../../domain/machine-trouble.ts';
import { Outage } from '../../domain/outage.ts';
import type { Receive, Welcome } from '../messenger.ts';
import { parseExactJson } from './exact-json.ts';
import { parseEvent } from './parse-event.ts';
import { viberMessages, type ViberSender } from './viber-message.ts';

/** A callback as it came: the body byte for byte, and its `X-Viber-Content-Signature`. */
export type WebhookRequest = { body: Uint8Array; signature: string | undefined };

/** 403: not signed by Viber. 400: signed and unreadable. 500: could not be stored, Viber shall repeat it. */
export type WebhookAnswer = { status: 200 | 400 | 403 | 500; body?: unknown };

/** The door for Viber's callbacks: answers 200 only for what `receive` has committed, and never throws. */
export class ViberWebhook {
  readonly #token: string;
  readonly #sender: ViberSender;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #storing: Outage;
  #malformed = 0;

  constructor(props: { token: string; sender: ViberSender; clock: Clock; log: Log }) {
    this.#token = props.token;
    this.#sender = props.sender;
    this.#clock = props.clock;
    this.#log = props.log;
    this.#storing = new Outage({ log: props.log, clock: props.clock, what: 'storing callbacks of Viber' });
  }

  /** How many signed callbacks could not be read. */
  get malformed(): number {
    return this.#malformed;
  }

  async answer(request: WebhookRequest, receive: Receive, welcome: Welcome): Promise<WebhookAnswer> {
    if (!isSigned(request, this.#token)) return { status: 403 };

    const event = parseEvent(parseBody(request.body), this.#clock.now());
    if (event.kind === 'ignored') return { status: 200 };
    if (event.kind === 'malformed') {
      this.#malformed++;
      this.#log.warn({ where: event.where }, 'a callback of Viber could not be read');
      return { status: 400 };
    }

    if (!(await this.#isTaken(receive, event.incoming))) return { status: 500 };
    if (event.incoming.content.kind !== 'opened') return { status: 200 };
    return { status: 200, body: this.#welcomeBody(welcome, event.incoming.from) };
  }

  async #isTaken(receive: Receive, incoming: Incoming): Promise<boolean> {
    try {
      await receive([incoming]);
      this.#storing.recovered();
      return true;
    } catch (error) {
      this.#storing.failed(failureWords(error));
      return false;
    }
  }

  /** Nobody stays out for want of a greeting: without one the callback is answered all the same. */
  #welcomeBody(welcome: Welcome, account: MessengerAccount): unknown {
    try {
      const message = welcome(account);
      return message && viberMessages(message, this.#sender)[0];
    } catch (error) {
      this.#log.error({ reason: failureWords(error) }, 'the welcome for Viber could not be written');
      return undefined;
    }
  }
}

/** HMAC-SHA256 of the raw body with the token, compared in constant time. */
function isSigned({ body, signature }: WebhookRequest, token: string): boolean {
  if (!signature || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  const expected = createHmac('sha256', token).update(body).digest();
  return timingSafeEqual(Buffer.from(signature, 'hex'), expected);
}

function parseBody(body: Uint8Array): unknown {
  try {
    return parseExactJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
