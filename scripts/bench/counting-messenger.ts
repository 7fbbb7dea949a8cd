import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How long it takes to answer anything that is sent, in milliseconds, as over the open sea. */
const LATENCY = 60;
const POLL_LIMIT = 5_000;
const PROBE_LIMIT = 60_000;

type Body = Record<string, unknown>;
type Probe = { at: number; done: (milliseconds: number) => void };

/**
 * Telegram and Viber by one door, quicker than any daemon: takes whatever is sent and counts it. Somebody writes to the
 * bot with {@link ask}.
 */
export class CountingMessenger {
  /** Requests that bring a broadcast, and people named in them. */
  readonly counts = { telegram: 0, viber: 0, viberPeople: 0 };
  readonly #server: Server;
  readonly #probes = new Map<string, Probe[]>();
  #updates: object[] = [];
  #nextId = 1;
  #polled = Promise.withResolvers<void>();

  private constructor() {
    this.#server = createServer((request, response) => void this.#reply(request, response));
    this.#server.keepAliveTimeout = 60_000;
  }

  static async open(): Promise<CountingMessenger> {
    const messenger = new CountingMessenger();
    await new Promise<void>((resolve) => messenger.#server.listen(0, '127.0.0.1', resolve));
    return messenger;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Somebody says a word in Telegram; resolves with the milliseconds until the bot's answer was on its way to them. */
  ask(chat: number): Promise<number> {
    const from = { id: chat, is_bot: false, first_name: 'Олена' };
    const message = { message_id: this.#nextId, date: 1, chat: { id: chat, type: 'private' }, from, text: '/start' };
    this.#updates.push({ update_id: this.#nextId++, message });
    this.#polled.resolve();
    return new Promise((done, reject) => {
      // Who asks again before the answer has come gets one for each.
      const asked = this.#probes.get(String(chat)) ?? [];
      this.#probes.set(String(chat), [...asked, { at: performance.now(), done }]);
      void wait(PROBE_LIMIT, undefined, { ref: false }).then(() => reject(new Error('an answer never came')));
    });
  }

  async #reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#answer(request);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  }

  async #answer(request: IncomingMessage): Promise<object> {
    const body = await bodyOf(request);
    const method = request.url?.split('/').at(-1) ?? '';
    if (request.url?.startsWith('/bot')) return { ok: true, result: await this.#telegram(method, body) };
    return this.#viber(method, body);
  }

  async #telegram(method: string, body: Body): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
      case 'getWebhookInfo':
        return { url: '' };
      case 'getMyCommands':
        return [];
      case 'getUpdates':
        return this.#poll(Number(body['offset'] ?? 0));
      case 'sendMessage':
        this.#took(String(body['chat_id']));
        await wait(LATENCY);
        return { message_id: this.#nextId++, date: 1, chat: { id: body['chat_id'], type: 'private' }, text: 'x' };
      default:
        return true;
    }
  }

  #took(chat: string): void {
    const probe = this.#probes.get(chat)?.shift();
    if (probe) probe.done(performance.now() - probe.at);
    else this.counts.telegram++;
  }

  async #poll(offset: number): Promise<object[]> {
    const waiting = () => this.#updates.filter((update) => 'update_id' in update && Number(update.update_id) >= offset);
    if (waiting().length === 0) {
      this.#polled = Promise.withResolvers();
      await Promise.race([this.#polled.promise, wait(POLL_LIMIT)]);
    }
    this.#updates = waiting();
    return this.#updates;
  }

  async #viber(method: string, body: Body): Promise<object> {
    const people = body['broadcast_list'];
    if (method === 'broadcast_message' || method === 'send_message') {
      this.counts.viber++;
      this.counts.viberPeople += Array.isArray(people) ? people.length : 1;
      await wait(LATENCY);
    }
    const account = { id: 'pa:1', name: 'Bench', uri: 'bench', event_types: [] };
    return { status: 0, status_message: 'ok', message_token: 1e15 + this.#nextId++, failed_list: [], ...account };
  }
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}
