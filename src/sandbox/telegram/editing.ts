import type { TelegramBot } from './bot.ts';
import type { TelegramChat } from './chat.ts';
import { findChat, findMessage, findWritableChat } from './find-chat.ts';
import type { FormattedText } from './formatted-text.ts';
import { readCaption, readText } from './formatted-text.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';
import { readReplyMarkup } from './reply-markup.ts';
import type { InlineKeyboard, TelegramMessage } from './wire.ts';

type Change = (message: TelegramMessage) => TelegramMessage;

export function editMessageText(bot: TelegramBot, parameters: Parameters): TelegramMessage {
  const formatted = readText(parameters);
  return edit(bot, parameters, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    const { entities: _, ...rest } = message;
    return { ...rest, text: formatted.text, ...(formatted.entities.length > 0 && { entities: formatted.entities }) };
  });
}

export function editMessageCaption(bot: TelegramBot, parameters: Parameters): TelegramMessage {
  const formatted = readCaption(parameters);
  return edit(bot, parameters, (message) => {
    if (message.photo === undefined) throw badRequest('there is no caption in the message to edit');
    return withCaption(message, formatted);
  });
}

export function editMessageReplyMarkup(bot: TelegramBot, parameters: Parameters): TelegramMessage {
  return edit(bot, parameters, (message) => message);
}

/** Deletes a message of this chat, the bot's own or the person's. */
export function deleteMessage(bot: TelegramBot, parameters: Parameters): true {
  const chat = findChat(bot, parameters);
  chat.delete(findMessage(chat, parameters, 'message to delete').message_id);
  return true;
}

/** Edits as the Bot API does: the keyboard is replaced too, by nothing when none is given. */
function edit(bot: TelegramBot, parameters: Parameters, change: Change): TelegramMessage {
  const keyboard = readInlineKeyboard(parameters);
  if (parameters.text('chat_id') === '' && parameters.text('message_id') === '')
    throw badRequest('message identifier is not specified');
  const chat = findWritableChat(bot, parameters);
  const old = findMessage(chat, parameters, 'message to edit');
  checkEditable(bot, chat, old);

  const { reply_markup: _, edit_date: __, ...changed } = change(old);
  const edited: TelegramMessage = {
    ...changed,
    message_id: old.message_id,
    edit_date: Math.floor(bot.now() / 1000),
    ...(keyboard && { reply_markup: keyboard }),
  };
  if (content(edited) === content(old))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  chat.put(edited);
  return edited;
}

function readInlineKeyboard(parameters: Parameters): InlineKeyboard | undefined {
  const markup = readReplyMarkup(parameters);
  if (markup && markup.kind !== 'inline') throw badRequest('inline keyboard expected');
  return markup?.keyboard;
}

function checkEditable(bot: TelegramBot, chat: TelegramChat, message: TelegramMessage): void {
  const own = message.from.id === bot.me.id;
  if (!own || chat.isFixed(message.message_id)) throw badRequest("message can't be edited");
}

function withCaption(message: TelegramMessage, { text, entities }: FormattedText): TelegramMessage {
  const { caption: _, caption_entities: __, ...rest } = message;
  if (text === '') return rest;
  return { ...rest, caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function content(message: TelegramMessage): string {
  const { text, entities, caption, caption_entities, reply_markup } = message;
  return JSON.stringify([text, entities, caption, caption_entities, reply_markup]);
}
