import type { TelegramBot } from './bot.ts';
import type { TelegramChat } from './chat.ts';
import { findWritableChat } from './find-chat.ts';
import type { FormattedText } from './formatted-text.ts';
import { readCaption, readText } from './formatted-text.ts';
import { isObject } from './json-fields.ts';
import type { Parameters } from './parameters.ts';
import { readPhoto } from './read-photo.ts';
import { badRequest, Refusal } from './refusal.ts';
import { readReplyMarkup } from './reply-markup.ts';
import type { ReplyMarkup, TelegramMessage } from './wire.ts';

export function sendMessage(bot: TelegramBot, parameters: Parameters): TelegramMessage {
  const { text, entities } = readText(parameters);
  return deliver(bot, parameters, { text, ...(entities.length > 0 && { entities }) });
}

export async function sendPhoto(bot: TelegramBot, parameters: Parameters): Promise<TelegramMessage> {
  const caption = readCaption(parameters);
  const photo = await readPhoto(bot, parameters);
  return deliver(bot, parameters, { photo, ...captionFields(caption) });
}

/** Caption and its entities as fields of a message; none where it is empty. */
export function captionFields({ text, entities }: FormattedText): Partial<TelegramMessage> {
  if (text === '') return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function deliver(bot: TelegramBot, parameters: Parameters, content: Partial<TelegramMessage>): TelegramMessage {
  const markup = readReplyMarkup(parameters);
  const chat = findWritableChat(bot, parameters);
  checkMarkupFits(chat, markup);
  checkReply(chat, parameters);
  const retryAfter = bot.rate.take(chat.id);
  if (retryAfter !== undefined) throw new Refusal(429, `Too Many Requests: retry after ${retryAfter}`, retryAfter);

  const message: TelegramMessage = {
    message_id: bot.newMessageId(),
    from: bot.me,
    chat: chat.wire,
    date: Math.floor(bot.now() / 1000),
    ...content,
    ...(markup?.kind === 'inline' && { reply_markup: markup.keyboard }),
  };
  chat.put(message, markup);
  return message;
}

function checkMarkupFits(chat: TelegramChat, markup: ReplyMarkup | undefined): void {
  if (markup?.kind !== 'reply' || chat.wire.type === 'private') return;
  for (const button of markup.rows.flat()) {
    if (button.request_contact) throw badRequest('phone number can be requested in private chats only');
    if (button.request_location) throw badRequest('location can be requested in private chats only');
  }
}

function checkReply(chat: TelegramChat, parameters: Parameters): void {
  const reply = parameters.json('reply_parameters', "can't parse reply parameters JSON object");
  if (!isObject(reply) || reply['allow_sending_without_reply'] === true) return;
  if (!chat.message(Number(reply['message_id']))) throw badRequest('message to be replied not found');
}
