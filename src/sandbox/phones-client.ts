import { Agent, request } from 'undici';
import * as z from 'zod';
import { RecordedCall } from './call-log.ts';
import { Fault } from './faults.ts';
import { Phone } from './phone.ts';
import { PhoneDescription } from './phones/shown.ts';
import { SandboxSettings } from './sandbox-settings.ts';
import type { SettingsChange } from './sandbox-settings.ts';

export type NewTelegramPhone = {
  handle?: string;
  /** Which of the sandbox's bots; the first without it. */
  bot?: number;
  id?: number;
  firstName?: string;
  lastName?: string;
  username?: string;
  language?: string;
  phone?: string;
};

export type NewViberPhone = {
  handle?: string;
  bot?: number;
  id?: string;
  name?: string;
  phone?: string;
  language?: string;
  country?: string;
  /** Without a phone number behind it (Viber on a desktop), share-phone does nothing. */
  desktop?: boolean;
};

const Id = z.object({ id: z.number() });

/** Talks to the phones API of a running sandbox. Requests that the sandbox refuses throw with its words. */
export class PhonesClient {
  readonly #url: string;
  readonly #agent = new Agent({ connections: 256, headersTimeout: 120_000, bodyTimeout: 120_000 });

  constructor(phonesUrl: string) {
    this.#url = phonesUrl.replace(/\/$/, '');
  }

  async newTelegramPhone(person: NewTelegramPhone = {}): Promise<Phone> {
    return this.#newPhone({ messenger: 'telegram', ...person });
  }

  async newViberPhone(person: NewViberPhone = {}): Promise<Phone> {
    return this.#newPhone({ messenger: 'viber', ...person });
  }

  /** A phone made earlier, by its handle. */
  async phone(handle: string): Promise<Phone> {
    return new Phone(this, await this.get(`/phones/${encodeURIComponent(handle)}`, PhoneDescription));
  }

  async phones(): Promise<PhoneDescription[]> {
    return this.get('/phones', z.array(PhoneDescription));
  }

  /** Calls that the bot made, oldest first. */
  async calls(wanted: Partial<Pick<RecordedCall, 'service' | 'method' | 'person'>> = {}): Promise<RecordedCall[]> {
    return this.get(`/calls?${new URLSearchParams(wanted).toString()}`, z.array(RecordedCall));
  }

  /** Counts by `service method outcome`. */
  async callCounts(): Promise<Record<string, number>> {
    return this.get('/calls/counts', z.record(z.string(), z.number()));
  }

  /** Puts a fault in force; answers the id to lift it by. */
  async addFault(fault: Fault): Promise<number> {
    return Id.parse(await this.post('/faults', fault)).id;
  }

  /** Lifts one fault, or all. */
  async liftFault(id?: number): Promise<void> {
    await this.ask('DELETE', id === undefined ? '/faults' : `/faults/${id}`);
  }

  async faults(): Promise<(Fault & { id: number })[]> {
    return this.get('/faults', z.array(z.intersection(Fault, Id)));
  }

  async settings(): Promise<SandboxSettings> {
    return this.get('/settings', SandboxSettings);
  }

  async changeSettings(change: SettingsChange): Promise<SandboxSettings> {
    return SandboxSettings.parse(await this.ask('PATCH', '/settings', JSON.stringify(change)));
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** Reads a path of the phones API, which answers in this shape. */
  async get<Shape>(path: string, shape: z.ZodType<Shape>): Promise<Shape> {
    return shape.parse(await this.ask('GET', path));
  }

  async post(path: string, body: unknown = {}): Promise<unknown> {
    return this.ask('POST', path, JSON.stringify(body));
  }

  /** Any request to the phones API (the club's books are under `/club`); throws what it refuses. */
  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: string | Uint8Array,
  ): Promise<unknown> {
    const answer = await request(this.#url + path, { method, dispatcher: this.#agent, ...(body && { body }) });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${wordsOf(text)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  /** The bytes of a picture seen in a chat. */
  async picture(sha256: string): Promise<Uint8Array> {
    const answer = await request(`${this.#url}/pictures/${sha256}`, { dispatcher: this.#agent });
    if (answer.statusCode !== 200) throw new Error(`The sandbox has no picture ${sha256}.`);
    return new Uint8Array(await answer.body.arrayBuffer());
  }

  async #newPhone(person: object): Promise<Phone> {
    return new Phone(this, PhoneDescription.parse(await this.post('/phones', person)));
  }
}

function wordsOf(refusal: string): string {
  try {
    return z.object({ error: z.string() }).parse(JSON.parse(refusal)).error;
  } catch {
    return refusal;
  }
}
