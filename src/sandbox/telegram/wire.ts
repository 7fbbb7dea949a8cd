import type { StoredFile } from '../stored-files.ts';

/** The Bot API's objects, as far as the stand-in knows them. */
export type TelegramUser = {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
};

export type WireChat = {
  id: number;
  type: 'private' | 'group';
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
};

export type Entity = { type: string; offset: number; length: number; url?: string; language?: string };

export type PhotoSize = { file_id: string; file_unique_id: string; width: number; height: number; file_size: number };

export type InlineButton = { text: string; url?: string; callback_data?: string; [more: string]: unknown };

export type InlineKeyboard = { inline_keyboard: InlineButton[][] };

export type Contact = { phone_number: string; first_name: string; last_name?: string; user_id?: number };

export type TelegramMessage = {
  message_id: number;
  from: TelegramUser;
  chat: WireChat;
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: PhotoSize[];
  media_group_id?: string;
  contact?: Contact;
  reply_markup?: InlineKeyboard;
  [more: string]: unknown;
};

export type ReplyButton = { text: string; request_contact?: boolean; request_location?: boolean };

export type ReplyMarkup =
  | { kind: 'inline'; keyboard: InlineKeyboard }
  | { kind: 'reply'; rows: ReplyButton[][]; oneTime: boolean; placeholder?: string }
  | { kind: 'remove' }
  | { kind: 'force reply' };

/** A file as the Bot API knows it: `path` is what getFile answers. */
export type TelegramFile = { fileId: string; uniqueId: string; path: string; stored: StoredFile };
