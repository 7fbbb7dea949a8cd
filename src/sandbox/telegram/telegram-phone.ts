import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { PhoneActor, PhotoOptions } from '../phones/phone-actor.ts';
import { PhoneError } from '../phones/phone-actor.ts';
import type { TelegramBot } from './bot.ts';
import type { TelegramChat } from './chat.ts';
import type { Entity, TelegramMessage, TelegramUser } from './wire.ts';

const at = z.number().optional();
const SayBody = z.object({ text: z.string().min(1).max(4096), at });
const StartBody = z.object({
  payload: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  at,
});
const PressBody = z.object({
  button: z.string(),
  message: z.string().optional(),
});
const ContactBody = z.object({
  phone: z.string().optional(),
  own: z.boolean().default(true),
  name: z.string().optional(),
  at,
});
const LocationBody = z.object({ latitude: z.number().default(50.45), longitude: z.number().default(30.52) });
const EditBody = z.object({ message: z.string(), text: z.string().min(1) });
const RawBody = z.object({ update: z.record(z.string(), z.unknown()) });

/** One person in a chat (private, or a group) with a Telegram bot. */
export class TelegramPhone implements PhoneActor {
  readonly messenger = 'telegram';
  readonly handle: string;
  readonly phoneNumber: string;
  readonly user: TelegramUser;
  readonly bot: TelegramBot;
  readonly #chat: TelegramChat;
  #lastPress = 0;

  readonly #acts: Record<string, (body: unknown) => unknown> = {
    say: (body) => this.#say(SayBody.parse(body)),
    start: (body) => this.#start(StartBody.parse(body)),
    press: (body) => this.#press(PressBody.parse(body)),
    contact: (body) => this.#shareContact(ContactBody.parse(body)),
    sticker: () =>
      this.#write({
        sticker: {
          ...this.#file('.webp'),
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
        },
      }),
    voice: () => this.#write({ voice: { ...this.#file('.ogg'), duration: 3, mime_type: 'audio/ogg' } }),
    video: () =>
      this.#write({ video: { ...this.#file('.mp4'), width: 640, height: 480, duration: 3, mime_type: 'video/mp4' } }),
    location: (body) => this.#write({ location: LocationBody.parse(body) }),
    edit: (body) => this.#edit(EditBody.parse(body)),
    block: () => this.#setBlocked(true),
    unblock: () => this.#setBlocked(false),
    raw: (body) => this.bot.updates.inject(RawBody.parse(body).update),
  };

  constructor(props: {
    handle: string;
    phoneNumber: string;
    user: TelegramUser;
    bot: TelegramBot;
    chat: TelegramChat;
  }) {
    this.handle = props.handle;
    this.phoneNumber = props.phoneNumber;
    this.user = props.user;
    this.bot = props.bot;
    this.#chat = props.chat;
  }

  get person(): string {
    return String(this.#chat.id);
  }

  get name(): string {
    return [this.user.first_name, this.user.last_name].filter(Boolean).join(' ');
  }

  get screen() {
    return this.#chat.screen;
  }

  get blocked(): boolean {
    return this.#chat.blocked;
  }

  get acts(): string[] {
    return Object.keys(this.#acts);
  }

  async act(name: string, body: unknown): Promise<unknown> {
    const act = this.#acts[name];
    if (!act) throw new PhoneError(404, `A Telegram phone cannot "${name}"; it can: ${this.acts.join(', ')}.`);
    return act(body);
  }

  async sendPhoto(bytes: Uint8Array, options: PhotoOptions): Promise<unknown> {
    const { caption, album } = options;
    const extra = { ...(caption && { caption }), ...(album && { media_group_id: album }) };
    if (options.asFile) {
      const name = options.name ?? 'photo.jpg';
      const file = this.bot.files.add(bytes, 'documents', name.slice(name.lastIndexOf('.')));
      const { type } = file.stored.picture ?? {};
      const mime_type = type ? `image/${type}` : 'application/octet-stream';
      const document = { ...fileFields(file), file_name: name, mime_type };
      return this.#write({ document, ...extra }, options.at);
    }
    const photo = this.bot.files.addPhoto(bytes);
    if (photo[1]?.width === 0) throw new PhoneError(422, 'The phone sends only JPEG or PNG as a photo; use asFile.');
    return this.#write({ photo, ...extra }, options.at);
  }

  #start({ payload, at: when }: z.infer<typeof StartBody>) {
    return this.#say({ text: payload === undefined ? '/start' : `/start ${payload}`, at: when });
  }

  #say({ text, at: when }: z.infer<typeof SayBody>) {
    const command = /^\/\w+(?:@\w+)?/.exec(text);
    const entities: Entity[] = command ? [{ type: 'bot_command', offset: 0, length: command[0].length }] : [];
    return this.#write({ text, ...(entities.length > 0 && { entities }) }, when);
  }

  #shareContact({ phone = this.phoneNumber, own, name, at: when }: z.infer<typeof ContactBody>) {
    const contact = { phone_number: phone, first_name: name ?? this.user.first_name };
    return this.#write({ contact: own ? { ...contact, user_id: this.user.id } : contact }, when);
  }

  /** Presses a button that is on the screen now: under a message (newest first), else on the keyboard. */
  #press({ button, message }: z.infer<typeof PressBody>) {
    for (const inline of this.#chat.inlineButtons()) {
      if (inline.label !== button && inline.data !== button) continue;
      if (message !== undefined && String(inline.message.message_id) !== message) continue;
      if (inline.data === undefined) return { url: inline.url };
      return this.#callBack(inline.message, inline.data);
    }
    const onKeyboard = this.screen.keyboard?.rows.flat().find((one) => one.label === button);
    if (!onKeyboard || message !== undefined)
      throw new PhoneError(409, `There is no button "${button}" on the screen. There are: ${this.#labels()}.`);
    if (onKeyboard.asks === 'phone') return this.#shareContact({ own: true });
    return this.#say({ text: button });
  }

  #labels(): string {
    const inline = [...this.#chat.inlineButtons()].map((button) => button.label);
    const keyboard = this.screen.keyboard?.rows.flat().map((button) => button.label) ?? [];
    return [...inline, ...keyboard].map((label) => `"${label}"`).join(', ') || 'none';
  }

  #callBack(message: TelegramMessage, data: string) {
    this.#checkNotBlocked();
    const id = `${this.user.id}${String(++this.#lastPress).padStart(4, '0')}${randomInt(1e6)}`;
    this.bot.presses.set(id, { chatId: this.#chat.id, data, at: this.bot.now() });
    this.screen.showPress({ id, data, answered: false });
    const update_id = this.bot.happen(
      'callback_query',
      { id, from: this.user, message, chat_instance: `${this.#chat.id}`, data },
      this.user.id,
    );
    return { update_id, pressId: id };
  }

  #edit({ message: id, text }: z.infer<typeof EditBody>) {
    const old = this.#chat.message(Number(id));
    if (!old || old.from.is_bot || old.text === undefined)
      throw new PhoneError(409, `Message ${id} is no text of this person.`);
    const edited = { ...old, text, edit_date: this.#seconds() };
    this.#chat.put(edited);
    return { update_id: this.bot.happen('edited_message', edited, this.user.id) };
  }

  #setBlocked(blocked: boolean) {
    if (!this.#chat.open) throw new PhoneError(409, 'Nobody can block a bot they never wrote to.');
    if (this.#chat.blocked === blocked) return {};
    this.#chat.blocked = blocked;
    const member = (status: string) => ({ user: this.bot.me, status, ...(status === 'kicked' && { until_date: 0 }) });
    const change = {
      chat: this.#chat.wire,
      from: this.user,
      date: this.#seconds(),
      old_chat_member: member(blocked ? 'member' : 'kicked'),
      new_chat_member: member(blocked ? 'kicked' : 'member'),
    };
    return { update_id: this.bot.happen('my_chat_member', change, this.user.id) };
  }

  #write(content: Partial<TelegramMessage>, when?: number) {
    this.#checkNotBlocked();
    const isPrivate = this.#chat.wire.type === 'private';
    if (isPrivate) this.#chat.open = true;
    const message: TelegramMessage = {
      message_id: this.bot.newMessageId(),
      from: this.user,
      chat: this.#chat.wire,
      date: when === undefined ? this.#seconds() : Math.floor(when / 1000),
      ...content,
    };
    this.#chat.put(message);
    // A bot in a group hears only commands and its own name (privacy mode, the default).
    const heard = isPrivate || message.text?.startsWith('/') || message.text?.includes(`@${this.bot.me.username}`);
    if (!heard) return { message: String(message.message_id) };
    return { message: String(message.message_id), update_id: this.bot.happen('message', message, this.user.id) };
  }

  #file(extension: string) {
    return fileFields(this.bot.files.add(Buffer.from(`a ${extension} of the sandbox`), 'documents', extension));
  }

  #checkNotBlocked(): void {
    if (this.#chat.blocked) throw new PhoneError(409, 'This person has blocked the bot: unblock first.');
  }

  #seconds(): number {
    return Math.floor(this.bot.now() / 1000);
  }
}

function fileFields(file: { fileId: string; uniqueId: string; stored: { bytes: Uint8Array } }) {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.stored.bytes.byteLength };
}
