import { Screen } from '../phones/screen.ts';
import type { StoredFiles } from '../stored-files.ts';
import { showMessage } from './show-message.ts';
import type { ReplyMarkup, TelegramMessage, WireChat } from './wire.ts';

/** One chat of the bot: a private one with a person, or a group. */
export class TelegramChat {
  readonly wire: WireChat;
  readonly screen = new Screen();
  /** Whether the person has written first, or the bot is in the group. */
  open = false;
  blocked = false;
  readonly #messages = new Map<number, TelegramMessage>();
  /** Messages with a reply keyboard, which the Bot API never edits. */
  readonly #fixed = new Set<number>();
  readonly #files: StoredFiles;
  readonly #sizeOf: (fileId: string) => string | undefined;

  constructor(wire: WireChat, files: StoredFiles, sizeOf: (fileId: string) => string | undefined) {
    this.wire = wire;
    this.#files = files;
    this.#sizeOf = sizeOf;
  }

  get id(): number {
    return this.wire.id;
  }

  message(id: number): TelegramMessage | undefined {
    return this.#messages.get(id);
  }

  isFixed(id: number): boolean {
    return this.#fixed.has(id);
  }

  /** Stores a new or changed message and shows it. */
  put(message: TelegramMessage, markup?: ReplyMarkup): void {
    this.#messages.set(message.message_id, message);
    if (markup && markup.kind !== 'inline') this.#fixed.add(message.message_id);
    this.#show(message);
    if (markup) this.#applyKeyboard(markup);
  }

  delete(id: number): void {
    this.#messages.delete(id);
    this.screen.remove(String(id));
  }

  /** The inline buttons now under a message of this chat; newest message first. */
  *inlineButtons(): Generator<{ message: TelegramMessage; label: string; data?: string; url?: string }> {
    for (const message of [...this.#messages.values()].toReversed())
      for (const button of message.reply_markup?.inline_keyboard.flat() ?? [])
        yield {
          message,
          label: button.text,
          ...(button.callback_data && { data: button.callback_data }),
          ...(button.url && { url: button.url }),
        };
  }

  #show(message: TelegramMessage): void {
    const largest = message.photo?.at(-1);
    const sha256 = largest && this.#sizeOf(largest.file_id);
    this.screen.show(showMessage(message, sha256 ? this.#files.get(sha256) : undefined));
  }

  #applyKeyboard(markup: ReplyMarkup): void {
    if (markup.kind === 'remove') this.screen.showKeyboard(undefined);
    if (markup.kind !== 'reply') return;
    const rows = markup.rows.map((row) =>
      row.map((button) => ({
        label: button.text,
        ...(button.request_contact && { asks: 'phone' as const }),
        ...(button.request_location && { asks: 'location' as const }),
      })),
    );
    const { placeholder, oneTime } = markup;
    this.screen.showKeyboard({ rows, oneTime, ...(placeholder && { placeholder }) });
  }
}
