import type { TelegramBot } from './bot.ts';
import type { TelegramChat } from './chat.ts';
import type { Parameters } from './parameters.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { TelegramMessage } from './wire.ts';

/** The chat that `chat_id` names; refuses unknown ones, and people who never wrote to the bot. */
export function findChat(bot: TelegramBot, parameters: Parameters): TelegramChat {
  const given = parameters.text('chat_id');
  if (given === '') throw badRequest('chat_id is empty');
  const chat = /^-?\d{1,15}$/.test(given) ? bot.chat(Number(given)) : undefined;
  if (!chat) throw badRequest('chat not found');
  if (!chat.open && chat.wire.type === 'group') throw new Refusal(403, 'Forbidden: bot was kicked from the group chat');
  if (!chat.open) throw badRequest('chat not found');
  return chat;
}

/** The same for writing: a person who has blocked the bot gets nothing. */
export function findWritableChat(bot: TelegramBot, parameters: Parameters): TelegramChat {
  const chat = findChat(bot, parameters);
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user');
  return chat;
}

/** The bot's own message that is to be edited or deleted; `what` goes into the complaint. */
export function findMessage(chat: TelegramChat, parameters: Parameters, what: string): TelegramMessage {
  const id = parameters.integer('message_id', 0);
  if (id <= 0) throw badRequest('message identifier is not specified');
  const message = chat.message(id);
  if (!message) throw badRequest(`${what} not found`);
  return message;
}
