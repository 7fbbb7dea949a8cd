import type { BotCommand, TelegramBot } from './bot.ts';
import { findChat, findWritableChat } from './find-chat.ts';
import { isObject, stringField, within } from './json-fields.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';

const MOST_COMMANDS = 100;
const ACTIONS = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
);

export function getMe(bot: TelegramBot): object {
  return { ...bot.me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false };
}

export function setMyCommands(bot: TelegramBot, parameters: Parameters): true {
  const value = parameters.json('commands', "can't parse commands JSON object") ?? [];
  if (!Array.isArray(value)) throw badRequest('expected an Array of BotCommand');
  if (value.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  const commands = value.map((one: unknown) => checkCommand(within("can't parse BotCommand", () => readCommand(one))));
  bot.commands.set(commandKey(parameters), commands);
  return true;
}

export function getMyCommands(bot: TelegramBot, parameters: Parameters): BotCommand[] {
  return bot.commands.get(commandKey(parameters)) ?? [];
}

export function deleteMyCommands(bot: TelegramBot, parameters: Parameters): true {
  bot.commands.delete(commandKey(parameters));
  return true;
}

function commandKey(parameters: Parameters): string {
  return `${parameters.text('scope')} ${parameters.text('language_code')}`;
}

function readCommand(value: unknown): BotCommand {
  if (!isObject(value)) throw badRequest('expected an Object');
  const command = stringField(value, 'command', true).replace(/^\//, '');
  const description = stringField(value, 'description', true).trim();
  return { command, description };
}

function checkCommand(command: BotCommand): BotCommand {
  if (!/^[a-z0-9_]{1,32}$/.test(command.command)) throw badRequest('BOT_COMMAND_INVALID');
  if (command.description === '' || command.description.length > 256)
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return command;
}

export function getChat(bot: TelegramBot, parameters: Parameters): object {
  return { ...findChat(bot, parameters).wire, accent_color_id: 0, max_reaction_count: 11 };
}

export function leaveChat(bot: TelegramBot, parameters: Parameters): true {
  const chat = findChat(bot, parameters);
  if (chat.wire.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  chat.open = false;
  return true;
}

export function sendChatAction(bot: TelegramBot, parameters: Parameters): true {
  if (!ACTIONS.has(parameters.text('action'))) throw badRequest('wrong parameter action in request');
  findWritableChat(bot, parameters).screen.showTyping();
  return true;
}

/** Answers a press, once, and within the time that the settings give. */
export function answerCallbackQuery(bot: TelegramBot, parameters: Parameters): true {
  const id = parameters.text('callback_query_id');
  const press = bot.presses.get(id);
  const text = parameters.text('text');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  if (!press || bot.now() - press.at > bot.settings.pressSeconds * 1000)
    throw badRequest('query is too old and response timeout expired or query ID is invalid');

  bot.presses.delete(id);
  const alert = parameters.flag('show_alert');
  const answer = { id, data: press.data, answered: true, ...(text && { text }), ...(alert && { alert }) };
  bot.chat(press.chatId)?.screen.showPress(answer);
  return true;
}
