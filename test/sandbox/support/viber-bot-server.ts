import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { request } from 'undici';
import * as z from 'zod';

const Json = z.record(z.string(), z.unknown());

/** An event as it reached the bot. */
export class ReceivedEvent {
  readonly raw: string;
  readonly signature: string;
  readonly body: Record<string, unknown>;

  constructor(raw: string, signature: string) {
    this.raw = raw;
    this.signature = signature;
    this.body = Json.parse(JSON.parse(raw));
  }

  get name(): unknown {
    return this.body['event'];
  }

  get token(): string {
    return /"message_token":(\d+)/.exec(this.raw)?.[1] ?? '';
  }

  at(...path: string[]): unknown {
    return path.reduce<unknown>((value, key) => Json.parse(value)[key], this.body);
  }
}

/** The least that a Viber bot needs: a webhook that keeps what comes, files to fetch, and calls. */
export class ViberBotServer {
  readonly url: string;
  readonly files = new Map<string, Uint8Array>();
  welcome: object | undefined;
  /** How many events to answer with 500. */
  refuseNext = 0;
  readonly #props: { viberUrl: string; token: string };
  readonly #server: Server;
  #events: ReceivedEvent[] = [];
  #wake: () => void = () => undefined;

  static async start(props: { viberUrl: string; token: string }): Promise<ViberBotServer> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new ViberBotServer(server, props);
  }

  private constructor(server: Server, props: { viberUrl: string; token: string }) {
    const address = server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
    this.#props = props;
    this.#server = server;
    server.on('request', (incoming, outgoing) => {
      const file = this.files.get(incoming.url ?? '');
      if (incoming.method === 'GET') {
        outgoing.statusCode = file ? 200 : 404;
        outgoing.end(file);
        return;
      }
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        if (!isJson(Buffer.concat(chunks).toString())) {
          outgoing.statusCode = 400;
          outgoing.end();
          return;
        }
        const signature = String(incoming.headers['x-viber-content-signature']);
        const received = new ReceivedEvent(Buffer.concat(chunks).toString(), signature);
        outgoing.statusCode = this.refuseNext > 0 ? 500 : 200;
        if (received.name !== 'webhook' && this.refuseNext > 0) this.refuseNext--;
        const welcome = received.name === 'conversation_started' ? this.welcome : undefined;
        outgoing.end(welcome ? JSON.stringify(welcome) : '');
        this.#events.push(received);
        this.#wake();
      });
    });
  }

  async setWebhook(more: object = {}): Promise<unknown> {
    return (await this.call('set_webhook', { url: `${this.url}/hook`, send_name: true, ...more })).json;
  }

  async call(method: string, body: object, token = this.#props.token) {
    const answer = await request(`${this.#props.viberUrl}/${method}`, {
      method: 'POST',
      headers: { 'x-viber-auth-token': token, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.body.text();
    return { json: Json.parse(JSON.parse(text)), token: /"message_token":(\d+)/.exec(text)?.[1] ?? '' };
  }

  /** The next event of this name, taken off the heap. */
  async event(name: string): Promise<ReceivedEvent> {
    for (;;) {
      const found = this.#events.find((event) => event.name === name);
      if (found) {
        this.#events = this.#events.filter((event) => event !== found);
        return found;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
