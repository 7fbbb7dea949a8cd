import { setTimeout as wait } from 'node:timers/promises';
import type { CallLog } from '../call-log.ts';
import type { Fault, Faults } from '../faults.ts';
import type { SandboxSettings } from '../sandbox-settings.ts';
import type { StoredFiles } from '../stored-files.ts';
import type { ViberPerson } from './viber-person.ts';
import type { WebhookAnswer } from './webhook-post.ts';
import { viberJson, WebhookPost } from './webhook-post.ts';

export const EVENT_TYPES = ['delivered', 'seen', 'failed', 'conversation_started'] as const;
/** These come whatever set_webhook asks for. */
export const ALWAYS = ['message', 'subscribed', 'unsubscribed'] as const;

export type ViberEvent = Record<string, unknown> & { event: string };

// A real token has 64 bits; from here on a double rounds it.
const FIRST_TOKEN = 5_741_311_803_571_721_087n;

/** One bot account at Viber: its people, its webhook, and the events on their way to it. */
export class ViberBot {
  readonly token: string;
  readonly name: string;
  readonly uri: string;
  readonly id: string;
  readonly people = new Map<string, ViberPerson>();
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly settings: SandboxSettings['viber'];
  readonly stored: StoredFiles;
  readonly now: () => number;
  readonly webhookPost: WebhookPost;
  webhookUrl = '';
  eventTypes: ReadonlySet<string> = new Set([...EVENT_TYPES, ...ALWAYS]);
  sendName = false;
  sendPhoto = false;
  /** Where phones' pictures can be fetched; known once the stand-in listens. */
  mediaUrl = '';
  #tokens = 0n;

  constructor(props: {
    token: string;
    name: string;
    uri: string;
    faults: Faults;
    calls: CallLog;
    settings: SandboxSettings['viber'];
    stored: StoredFiles;
    now: () => number;
  }) {
    this.token = props.token;
    this.name = props.name;
    this.uri = props.uri;
    this.id = `pa:${BigInt(`0x${Buffer.from(props.token).toString('hex').slice(0, 14)}`)}`;
    this.faults = props.faults;
    this.calls = props.calls;
    this.settings = props.settings;
    this.stored = props.stored;
    this.now = props.now;
    this.webhookPost = new WebhookPost(props.settings);
  }

  newMessageToken(): string {
    return String(FIRST_TOKEN + 17n * this.#tokens++);
  }

  /** Sends an event about a person, after those before it, and again on the schedule of the settings until 200. */
  async happen(person: ViberPerson, event: ViberEvent): Promise<WebhookAnswer | undefined> {
    if (this.webhookUrl === '' || !this.eventTypes.has(event.event)) return undefined;
    const body = viberJson({
      message_token: this.newMessageToken(),
      timestamp: this.now(),
      chat_hostname: 'SN-CALLBACK-03_',
      ...event,
    });
    const first = await person.inEventOrder(() => this.#deliver(person, event.event, body));
    if (first.status === 200) return first;
    return this.#retry(person, event.event, body);
  }

  async #retry(person: ViberPerson, event: string, body: string): Promise<WebhookAnswer | undefined> {
    for (const seconds of this.settings.retrySeconds) {
      await wait(seconds * 1000, undefined, { ref: false, signal: this.webhookPost.closing }).catch(() => undefined);
      if (this.webhookPost.closing.aborted) return undefined;
      const answer = await this.#deliver(person, event, body);
      if (answer.status === 200) return answer;
    }
    return undefined;
  }

  /** One try at delivery, as the fault in force for `webhook` wants it. */
  async #deliver(person: ViberPerson, event: string, body: string): Promise<WebhookAnswer> {
    const fault = this.faults.take('viber', 'webhook', person.id);
    const repeat = this.faults.takeRepeat('viber', 'webhook', person.id);
    const answer = fault ? await this.#deliverFaultily(fault, body) : await this.#post(body);
    if (repeat) {
      await wait(repeat.milliseconds ?? 0, undefined, { ref: false });
      await this.#post(body);
    }
    const outcome = fault ? `fault: ${fault.kind}` : String(answer.status);
    this.calls.record({ service: 'viber', method: `webhook ${event}`, person: person.id, outcome, at: this.now() });
    return answer;
  }

  async #deliverFaultily(fault: Fault, body: string): Promise<WebhookAnswer> {
    switch (fault.kind) {
      case 'drop before':
        return { status: 0, body: '' };
      case 'slow':
        await wait(fault.milliseconds ?? 1_000, undefined, { ref: false });
        return this.#post(body);
      case 'garbage':
        return this.#post(body.slice(0, -7));
      case 'error':
        await this.webhookPost.post(this.webhookUrl, this.token, body, '0'.repeat(64));
        return { status: 0, body: '' };
      case 'drop after':
      case 'html':
      case 'repeat':
        break;
    }
    await this.#post(body);
    return { status: 0, body: '' };
  }

  #post(body: string): Promise<WebhookAnswer> {
    return this.webhookPost.post(this.webhookUrl, this.token, body);
  }
}
