import type { Keyboard } from './keyboard.ts';
import type { RichText } from './rich-text.ts';

/** A stored picture: the file's name in the media folder; adapters turn it into an upload or a public URL. */
export type StoredPicture = { file: string };

/** What the bot says to one subscriber, in no messenger's own form. */
export type OutgoingMessage = {
  text: RichText;
  picture?: StoredPicture;
  keyboard?: Keyboard;
};

/**
 * Rewrites an earlier message of the bot so that it shows which of its choices was taken, by the line `chosen` below its
 * text, and offers them no more.
 * Only Telegram can; a messenger that cannot leaves the message as it is.
 */
export type ChoiceClosing = { messageId: string; text: RichText; hasPicture: boolean; chosen: string };

/**
 * Rewrites an earlier message of the bot, with its choices. `of` is the outbox row of that message, `messageId` what the
 * messenger calls it once it has gone out; `last` when no other edit will follow. Only Telegram can; nobody queues it for a messenger that cannot.
 */
export type MessageEdit = { of: number; messageId?: string; last: boolean; message: OutgoingMessage };

/** One thing the outbox asks of a messenger. */
export type OutgoingOperation =
  | { kind: 'message'; message: OutgoingMessage }
  | { kind: 'close choice'; closing: ChoiceClosing }
  | { kind: 'edit'; edit: MessageEdit };
