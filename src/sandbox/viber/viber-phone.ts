import * as z from 'zod';
import type { PhoneActor, PhotoOptions } from '../phones/phone-actor.ts';
import { PhoneError } from '../phones/phone-actor.ts';
import type { NewShown } from '../phones/shown.ts';
import type { ViberButton } from './keyboard-rules.ts';
import { checkBodySize, readMessage } from './message-rules.ts';
import { showButtonText } from './show-viber-text.ts';
import { showOnPhone } from './showing.ts';
import { ViberRefusal } from './statuses.ts';
import type { ViberBot } from './viber-bot.ts';
import type { ViberPerson } from './viber-person.ts';

const at = z.number().optional();
const SayBody = z.object({ text: z.string().min(1).max(7000), at });
const OpenBody = z.object({ context: z.string().optional(), payload: z.string().optional() });
const PressBody = z.object({ button: z.string() });
const ContactBody = z.object({
  phone: z.string().optional(),
  own: z.boolean().default(true),
  name: z.string().optional(),
  at,
});
const LocationBody = z.object({ latitude: z.number().default(50.45), longitude: z.number().default(30.52) });
const UrlBody = z.object({ url: z.string().default('https://example.com/page') });
const RawBody = z.object({
  update: z.record(z.string(), z.unknown()).optional(),
  body: z.string().optional(),
  signature: z.string().optional(),
});

type WireMessage = Record<string, unknown> & { type: string };
type Shown = Pick<NewShown, 'kind' | 'text'> & Partial<NewShown>;

/** One person in the chat with a Viber bot. */
export class ViberPhone implements PhoneActor {
  readonly messenger = 'viber';
  readonly handle: string;
  readonly #bot: ViberBot;
  readonly #person: ViberPerson;
  #written = 0;

  readonly #acts: Record<string, (body: unknown) => unknown> = {
    open: (body) => this.#open(OpenBody.parse(body)),
    start: (body) => this.#open(OpenBody.parse(body)),
    say: (body) => this.#say(SayBody.parse(body)),
    press: (body) => this.#press(PressBody.parse(body).button),
    contact: (body) => this.#shareContact(ContactBody.parse(body)),
    sticker: () => this.#write({ type: 'sticker', sticker_id: 40_133 }, { kind: 'sticker', text: '' }),
    location: (body) => this.#location(LocationBody.parse(body)),
    url: (body) => this.#url(UrlBody.parse(body).url),
    video: () => this.#file('video', 'a video of the sandbox', 'video.mp4', { duration: 3 }),
    file: () => this.#file('file', 'a file of the sandbox', 'file.txt', { file_name: 'file.txt' }),
    block: () => this.#unsubscribe(),
    unsubscribe: () => this.#unsubscribe(),
    unblock: () => this.#subscribe(),
    subscribe: () => this.#subscribe(),
    raw: (body) => this.#raw(RawBody.parse(body)),
  };

  constructor(props: { handle: string; bot: ViberBot; person: ViberPerson }) {
    this.handle = props.handle;
    this.#bot = props.bot;
    this.#person = props.person;
  }

  get person(): string {
    return this.#person.id;
  }

  get phoneNumber(): string {
    return this.#person.account.phoneNumber;
  }

  get name(): string {
    return this.#person.account.name;
  }

  get screen() {
    return this.#person.screen;
  }

  get blocked(): boolean {
    return this.#person.left;
  }

  get acts(): string[] {
    return Object.keys(this.#acts);
  }

  async act(name: string, body: unknown): Promise<unknown> {
    const act = this.#acts[name];
    if (!act) throw new PhoneError(404, `A Viber phone cannot "${name}"; it can: ${this.acts.join(', ')}.`);
    return act(body);
  }

  async sendPhoto(bytes: Uint8Array, options: PhotoOptions): Promise<unknown> {
    const file = this.#bot.stored.add(bytes);
    if (!options.asFile && !file.picture) throw new PhoneError(422, 'Viber sends only JPEG, PNG or GIF as a picture.');
    const extension = file.picture?.type === 'png' ? 'png' : 'jpg';
    const name = options.name ?? `photo.${extension}`;
    const media = this.#mediaUrl(file.sha256, name);
    const size = bytes.byteLength;
    const shownPicture = file.picture && { picture: { ...file.picture, size, sha256: file.sha256 } };
    const text = options.caption ?? '';
    if (options.asFile)
      return this.#write(
        { type: 'file', media, file_name: name, size },
        { kind: 'file', text, ...shownPicture },
        options.at,
      );
    const message = { type: 'picture', media, thumbnail: media, file_name: name, size, ...(text && { text }) };
    return this.#write(message, { kind: 'picture', text, ...shownPicture }, options.at);
  }

  /** Opens the chat: the bot may welcome in its answer to conversation_started. */
  async #open({ context, payload = context }: z.infer<typeof OpenBody>): Promise<object> {
    const answer = await this.#bot.happen(this.#person, {
      event: 'conversation_started',
      type: 'open',
      ...(payload !== undefined && { context: payload }),
      user: this.#wire(),
      subscribed: this.#person.subscribed,
    });
    if (!answer || answer.body.trim() === '') return { welcome: 'none' };
    return this.#welcome(answer.body);
  }

  async #welcome(body: string): Promise<object> {
    const outcome = (words: string) =>
      this.#bot.calls.record({
        service: 'viber',
        method: 'welcome',
        person: this.person,
        outcome: words,
        at: this.#bot.now(),
      });
    try {
      checkBodySize(body);
      const value: unknown = JSON.parse(body);
      if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return { welcome: 'none' };
      await showOnPhone(this.#bot, this.#person, readMessage({ ...value }), this.#bot.newMessageToken());
      outcome('ok');
      return { welcome: 'shown' };
    } catch (error) {
      if (!(error instanceof ViberRefusal || error instanceof SyntaxError)) throw error;
      outcome(error.message);
      return { welcome: error.message };
    }
  }

  #say({ text, at: when }: z.infer<typeof SayBody>) {
    return this.#write({ type: 'text', text }, { kind: 'text', text }, when);
  }

  #shareContact({ phone = this.phoneNumber, own, name, at: when }: z.infer<typeof ContactBody>) {
    const number = own && this.#person.account.desktop ? {} : { phone_number: phone };
    const contact = { ...(name !== undefined ? { name } : own && { name: this.name }), ...number };
    return this.#write({ type: 'contact', contact }, { kind: 'contact', text: phone }, when);
  }

  #location({ latitude: lat, longitude: lon }: z.infer<typeof LocationBody>) {
    return this.#write({ type: 'location', location: { lat, lon } }, { kind: 'location', text: `${lat} ${lon}` });
  }

  #url(url: string) {
    return this.#write({ type: 'url', media: url }, { kind: 'link', text: url });
  }

  #file(type: 'video' | 'file', content: string, name: string, extra: object) {
    const { sha256, bytes } = this.#bot.stored.add(Buffer.from(content));
    const message = { type, media: this.#mediaUrl(sha256, name), size: bytes.byteLength, ...extra };
    return this.#write(message, { kind: type, text: name });
  }

  /** Presses a button of the keyboard by its label or ActionBody. */
  #press(wanted: string): object {
    const button = this.#person.buttons.find((one) => labelOf(one) === wanted || one.ActionBody === wanted);
    if (!button) {
      const labels = this.#person.buttons.map((one) => `"${labelOf(one)}"`).join(', ') || 'none';
      throw new PhoneError(409, `There is no button "${wanted}" on the screen. There are: ${labels}.`);
    }
    const { ActionType = 'reply', ActionBody = '', Silent = false } = button;
    if (ActionType === 'none') return {};
    if (ActionType === 'share-phone') return this.#shareContact({ own: true });
    if (ActionType === 'location-picker') return this.#location(LocationBody.parse({}));
    if (ActionType === 'open-url' && Silent) return { url: ActionBody };
    const pressed = this.#write(
      { type: 'text', text: ActionBody },
      Silent ? undefined : { kind: 'text', text: ActionBody },
    );
    return ActionType === 'open-url' ? { ...pressed, url: ActionBody } : pressed;
  }

  #unsubscribe() {
    if (!this.#person.subscribed) throw new PhoneError(409, 'This person is not subscribed.');
    this.#person.subscribed = false;
    this.#person.left = true;
    void this.#bot.happen(this.#person, { event: 'unsubscribed', user_id: this.person });
    return {};
  }

  #subscribe() {
    this.#person.subscribed = true;
    this.#person.left = false;
    this.#person.trackingData = undefined;
    void this.#bot.happen(this.#person, { event: 'subscribed', user: this.#wire() });
    return {};
  }

  /** Posts any body once; the signature is right unless another is given. */
  #raw({ update, body, signature }: z.infer<typeof RawBody>) {
    const text = body ?? JSON.stringify(update ?? {});
    return this.#bot.webhookPost.post(this.#bot.webhookUrl, this.#bot.token, text, signature);
  }

  /** A message to the bot, which also subscribes. */
  #write(message: WireMessage, shown: Shown | undefined, when?: number): object {
    this.#person.subscribed = true;
    this.#person.left = false;
    this.#person.unanswered = [];
    const { trackingData } = this.#person;
    const id = `${this.handle}-${++this.#written}`;
    if (shown)
      this.screen.show({
        id,
        from: 'me',
        spans: [],
        buttons: [],
        edited: false,
        at: when ?? this.#bot.now(),
        ...shown,
      });
    void this.#bot.happen(this.#person, {
      event: 'message',
      ...(when !== undefined && { timestamp: when }),
      sender: this.#wire(),
      message: { ...message, ...(trackingData !== undefined && { tracking_data: trackingData }) },
      silent: shown === undefined,
    });
    return { message: id };
  }

  #wire(): Record<string, unknown> {
    return this.#person.wire({ name: this.#bot.sendName, photo: this.#bot.sendPhoto });
  }

  #mediaUrl(sha256: string, name: string): string {
    return `${this.#bot.mediaUrl}/media/${sha256}/${encodeURIComponent(name)}?Expires=1893456000&Signature=sandbox`;
  }
}

function labelOf(button: ViberButton): string {
  return showButtonText(button.Text ?? '');
}
