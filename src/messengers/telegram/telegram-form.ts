import type { RichText } from '../../domain/rich-text.ts';
import type { MessengerForm } from '../messenger.ts';
import { entitiesOf } from './entities.ts';

/** Bot API: sendMessage and sendPhoto, characters after entity parsing. */
export const LIMITS = { text: 4096, caption: 1024, lengthOf: (text: RichText) => text.text.length };

/**
 * How Telegram shows what the bot says: plain text with entities over it. The Bot API names no limit for labels; a
 * button as wide as the chat shows about as many characters as this. BotCommand: a description has 1–256.
 */
export const telegramForm: MessengerForm = {
  name: 'telegram',
  most: { text: LIMITS.text, caption: LIMITS.caption, label: 64, command: 256 },
  lengthOf: LIMITS.lengthOf,
  show: (text) => ({ text: text.text, entities: entitiesOf(text).map((entity) => ({ ...entity })) }),
};
