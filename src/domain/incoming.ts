import type { MessengerName } from './messenger-name.ts';
import type { RichText } from './rich-text.ts';

/** What a messenger tells about a person; every field but the id may be missing. */
export type MessengerAccount = {
  /** The messenger's own id of the person: Telegram's chat id of the private chat, Viber's user id. */
  id: string;
  name?: string;
  username?: string;
  language?: string;
  country?: string;
  device?: string;
  avatarUrl?: string;
};

/** A photo or file that still lies at the messenger. */
export type RemoteMedia = {
  /** Telegram's file_id or Viber's URL. */
  ref: string;
  mimeType?: string;
  fileName?: string;
  /** Bytes, where the messenger says. */
  size?: number;
};

/** A pressed choice, with the message it stood under where the messenger gives it (Telegram). */
export type Press = {
  data: string;
  /** Telegram's callback query id, to be answered once. */
  pressId?: string;
  message?: { id: string; text: RichText; hasPicture: boolean; label?: string };
};

/** How the messenger reports the fate of a message that the bot sent (Viber only). */
export type Receipt = { messageId: string; status: 'delivered' | 'seen' | 'failed'; reason?: string };

export type IncomingContent =
  | { kind: 'start'; payload?: string }
  | { kind: 'opened'; payload?: string }
  | { kind: 'text'; text: string }
  | { kind: 'command'; name: string; argument: string }
  /** The words of an earlier message, or of its picture, have been changed (Telegram). */
  | { kind: 'edited'; messageId: string; text: string }
  | { kind: 'contact'; phone: string; own: boolean }
  | { kind: 'photo'; media: RemoteMedia; caption?: string; albumId?: string }
  | { kind: 'press'; press: Press }
  | { kind: 'subscribed' }
  | { kind: 'unsubscribed' }
  | { kind: 'receipt'; receipt: Receipt }
  | { kind: 'group' }
  | { kind: 'unsupported'; what: string }
  /** Posted by the program itself, so that it takes its turn among the person's own updates. */
  | { kind: 'session ended' };

/** One update of a messenger, parsed. `key` is unique per bot and messenger for as long as the update may be repeated. */
export type Incoming = {
  messenger: MessengerName;
  key: string;
  from: MessengerAccount;
  /** When the person sent it, epoch milliseconds by the messenger's clock. */
  sentAt: number;
  content: IncomingContent;
  /** The messenger's id of the message, where it is one. */
  messageId?: string;
};
