import { createHmac } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { Agent, request } from 'undici';
import type { SandboxSettings } from '../sandbox-settings.ts';

/** What the bot's webhook answered; `status` 0 when no answer came. */
export type WebhookAnswer = { status: number; body: string };

/** The JSON of an event or answer. Message tokens go out as bare numbers, beyond what a double holds exactly. */
export function viberJson(value: Record<string, unknown>): string {
  return JSON.stringify(value).replace(/^\{"message_token":"(\d+)"/, '{"message_token":$1');
}

/** Posts signed bodies to webhooks (Viber REST API: X-Viber-Content-Signature). */
export class WebhookPost {
  readonly #settings: SandboxSettings['viber'];
  readonly #agent = new Agent({ connections: 64, pipelining: 1 });
  readonly #closing = new AbortController();

  constructor(settings: SandboxSettings['viber']) {
    this.#settings = settings;
    // Every event that waits for its next try listens.
    setMaxListeners(0, this.#closing.signal);
  }

  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** One try; never throws. */
  async post(url: string, token: string, body: string, signature = sign(token, body)): Promise<WebhookAnswer> {
    const timeout = AbortSignal.timeout(this.#settings.webhookTimeoutSeconds * 1000);
    try {
      const answer = await request(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-viber-content-signature': signature },
        dispatcher: this.#agent,
        signal: AbortSignal.any([timeout, this.#closing.signal]),
      });
      return { status: answer.statusCode, body: await answer.body.text() };
    } catch {
      return { status: 0, body: '' };
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#agent.destroy();
  }
}

function sign(token: string, body: string): string {
  return createHmac('sha256', token).update(body).digest('hex');
}
