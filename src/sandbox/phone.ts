import * as z from 'zod';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { PhotoOptions } from './phones/phone-actor.ts';
import { PhoneDescription, PhoneState, ShownChanges, ShownMessage, Sms } from './phones/shown.ts';
import type { ShownKeyboard } from './phones/shown.ts';
import type { PhonesClient } from './phones-client.ts';

/** What to wait for: words that the text holds, a pattern, or any question about the message. */
export type Wanted = string | RegExp | ((message: ShownMessage) => boolean);

const Pressed = z.object({ url: z.string().optional() });
const Posted = z.object({ status: z.number(), body: z.string() });
const PATIENCE = 10_000;

/**
 * One seller's phone. Each `waitFor…` goes on from where the last one of its kind ended, so that
 * `say`, `waitFor`, `press`, `waitFor` reads as the seller lives it.
 */
export class Phone {
  readonly handle: string;
  readonly messenger: MessengerName;
  /** The messenger's id of the person. */
  readonly person: string;
  readonly phoneNumber: string;
  readonly #client: PhonesClient;
  readonly #path: string;
  #readUpTo = 0;
  #smsRead = 0;
  #editsReadUpTo = 0;

  constructor(client: PhonesClient, { handle, messenger, person, phone }: PhoneDescription) {
    this.#client = client;
    this.handle = handle;
    this.messenger = messenger;
    this.person = person;
    this.phoneNumber = phone;
    this.#path = `/phones/${encodeURIComponent(handle)}`;
  }

  /** Writes a text; `at` backdates it (epoch milliseconds). */
  async say(text: string, options: { at?: number } = {}): Promise<void> {
    await this.act('say', { text, ...options });
  }

  /** Telegram: /start, with a deep-link payload. Viber: opens the chat with it as context. */
  async start(payload?: string): Promise<void> {
    await this.act('start', { ...(payload !== undefined && { payload }) });
  }

  /**
   * Presses a button on the screen by its label or data: under a message (newest first), else on the keyboard.
   * Throws when this phone does not see it. Answers the page that a url button opens.
   */
  async press(button: string, options: { message?: string } = {}): Promise<{ url?: string }> {
    return Pressed.parse(await this.act('press', { button, ...options }));
  }

  /** Shares the own number as the button does; with `own: false` somebody's from the address book. */
  async shareContact(contact: { phone?: string; own?: boolean; name?: string; at?: number } = {}): Promise<void> {
    await this.act('contact', contact);
  }

  async sendPhoto(bytes: Uint8Array, options: PhotoOptions = {}): Promise<void> {
    const query = new URLSearchParams(
      Object.entries(options).map(([name, value]): [string, string] => [name, String(value)]),
    );
    await this.#client.ask('POST', `${this.#path}/photo?${query.toString()}`, bytes);
  }

  /** `sticker`, `voice`, `video`, `location`; Viber also `url` and `file`. */
  async send(kind: 'sticker' | 'voice' | 'video' | 'location' | 'url' | 'file'): Promise<void> {
    await this.act(kind);
  }

  async editMessage(message: string, text: string): Promise<void> {
    await this.act('edit', { message, text });
  }

  /** Telegram: blocks the bot. Viber: unsubscribes. */
  async block(): Promise<void> {
    await this.act('block');
  }

  /** Telegram: unblocks the bot. Viber: subscribes again. */
  async unblock(): Promise<void> {
    await this.act('unblock');
  }

  /** Viber: opens the chat, which shows the bot's welcome; `context` as in a deep link. */
  async open(context?: string): Promise<void> {
    await this.act('open', { ...(context !== undefined && { context }) });
  }

  /** Delivers any update (Telegram) or event (Viber, signed, once) as it is: malformed, repeated, foreign. */
  async raw(update: Record<string, unknown>): Promise<unknown> {
    return this.act('raw', { update });
  }

  /** Viber: posts any body once, well signed unless a signature is given; answers what the webhook answered (0: nothing). */
  async rawBody(body: string, signature?: string): Promise<{ status: number; body: string }> {
    return Posted.parse(await this.act('raw', { body, ...(signature !== undefined && { signature }) }));
  }

  /** Telegram: makes a group with the bot in it; the answer is this person's phone in that group. */
  async newGroup(title?: string): Promise<Phone> {
    const made = await this.#client.post(`${this.#path}/group`, { ...(title && { title }) });
    return new Phone(this.#client, PhoneDescription.parse(made));
  }

  /** Any act of the phones API by name. */
  async act(name: string, body: object = {}): Promise<unknown> {
    return this.#client.post(`${this.#path}/${name}`, body);
  }

  /** The whole chat as the person sees it now, oldest first. */
  async chat(): Promise<ShownMessage[]> {
    return this.#client.get(`${this.#path}/chat`, z.array(ShownMessage));
  }

  /** The newest message of the bot. */
  async lastFromBot(): Promise<ShownMessage | undefined> {
    return (await this.chat()).findLast((message) => message.from === 'bot');
  }

  async state(): Promise<PhoneState> {
    return this.#client.get(this.#path, PhoneState);
  }

  /** The keyboard on the screen now. */
  async keyboard(): Promise<ShownKeyboard | undefined> {
    return (await this.state()).keyboard ?? undefined;
  }

  /** SMS that came to this phone's number, oldest first. */
  async sms(): Promise<Sms[]> {
    return this.#client.get(`${this.#path}/sms`, z.array(Sms));
  }

  /** The next SMS to this phone's number that was not waited for before. */
  async waitForSms(milliseconds = PATIENCE): Promise<Sms> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const { revision } = await this.state();
      const next = (await this.sms())[this.#smsRead];
      if (next) {
        this.#smsRead++;
        return next;
      }
      if (performance.now() >= until) throw new Error(`${this.handle} waited in vain for an SMS.`);
      await this.#changes(revision, until);
    }
  }

  /** The bytes of a picture in the chat. */
  async picture(message: ShownMessage): Promise<Uint8Array> {
    if (!message.picture) throw new Error(`Message ${message.id} has no picture.`);
    return this.#client.picture(message.picture.sha256);
  }

  /** The next new message of the bot that is wanted (any, without `wanted`); others before it count as read. */
  async waitFor(wanted: Wanted = () => true, milliseconds = PATIENCE): Promise<ShownMessage> {
    return this.#nextNew(wanted, milliseconds);
  }

  /** The next edit of a bot's message that is wanted. */
  async waitForEdit(wanted: Wanted = () => true, milliseconds = PATIENCE): Promise<ShownMessage> {
    return this.#nextEdit(wanted, milliseconds);
  }

  /** Waits until the phone's state is as wanted (keyboard, typing, answered presses, blocked). */
  async waitForState(wanted: (state: PhoneState) => boolean, milliseconds = PATIENCE): Promise<PhoneState> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const state = await this.state();
      if (wanted(state)) return state;
      if (performance.now() >= until)
        throw new Error(`${this.handle}: the state did not come: ${JSON.stringify(state)}`);
      await this.#changes(state.revision, until);
    }
  }

  /** Counts everything so far as read. */
  async skipAll(): Promise<void> {
    const { revision } = await this.state();
    this.#readUpTo = revision;
    this.#editsReadUpTo = revision;
  }

  async #nextNew(wanted: Wanted, milliseconds: number): Promise<ShownMessage> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const { revision, messages } = await this.#changes(this.#readUpTo, until);
      const fresh = messages.filter((one) => one.from === 'bot' && one.first > this.#readUpTo);
      const found = fresh.sort((a, b) => a.first - b.first).find((one) => fits(one, wanted));
      this.#readUpTo = found?.first ?? revision;
      if (found) return found;
      if (performance.now() >= until) throw new Error(await this.#tellMissing(wanted));
    }
  }

  async #nextEdit(wanted: Wanted, milliseconds: number): Promise<ShownMessage> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const { revision, messages } = await this.#changes(this.#editsReadUpTo, until);
      const found = messages.find((one) => one.from === 'bot' && one.edited && fits(one, wanted));
      this.#editsReadUpTo = found?.revision ?? revision;
      if (found) return found;
      if (performance.now() >= until) throw new Error(await this.#tellMissing(wanted));
    }
  }

  async #changes(after: number, until: number): Promise<ShownChanges> {
    const timeout = Math.max(0, Math.min(30_000, Math.ceil(until - performance.now())));
    return this.#client.get(`${this.#path}/changes?after=${after}&timeout=${timeout}`, ShownChanges);
  }

  async #tellMissing(wanted: Wanted): Promise<string> {
    const lines = (await this.chat()).map((one) => `  ${one.from}${one.edited ? ' (edited)' : ''}: ${one.text}`);
    return `${this.handle} waited in vain for ${String(wanted)}. The chat:\n${lines.join('\n') || '  (empty)'}`;
  }
}

function fits(message: ShownMessage, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return message.text.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(message.text) : wanted(message);
}
