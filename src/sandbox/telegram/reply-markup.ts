import { isHttpUrl } from './entities.ts';
import type { JsonObject } from './json-fields.ts';
import { booleanField, isObject, stringField, within } from './json-fields.ts';
import type { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';
import type { InlineButton, ReplyButton, ReplyMarkup } from './wire.ts';

const MARKUP_LIMIT = 10 * 1024;
const MOST_BUTTONS = 300;

/** Reads `reply_markup` with the server's own complaints; undefined when none was given or it holds nothing. */
export function readReplyMarkup(parameters: Parameters): ReplyMarkup | undefined {
  const value = parameters.json('reply_markup', "can't parse reply keyboard markup JSON object");
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest('object expected as reply markup');
  const markup = readObject(value);
  if (Buffer.byteLength(parameters.text('reply_markup')) > MARKUP_LIMIT) throw badRequest('reply markup is too long');
  return markup;
}

function readObject(value: JsonObject): ReplyMarkup | undefined {
  const replyRows = readRows(value, 'keyboard', 'ReplyKeyboardMarkup', (button) =>
    checkReplyButton(within("can't parse keyboard button", () => readReplyButton(button))),
  );
  const inlineRows = readRows(value, 'inline_keyboard', 'InlineKeyboardMarkup', (button) =>
    checkInlineButton(within("can't parse inline keyboard button", () => readInlineButton(button))),
  );
  const remove = booleanOf(value, 'remove_keyboard', 'ReplyKeyboardRemove');
  const forceReply = booleanOf(value, 'force_reply', 'reply markup');
  const oneTime = booleanOf(value, 'one_time_keyboard', 'ReplyKeyboardMarkup');
  for (const field of ['resize_keyboard', 'is_persistent']) booleanOf(value, field, 'ReplyKeyboardMarkup');
  booleanOf(value, 'selective', 'reply markup');
  const placeholder = stringField(value, 'input_field_placeholder');

  if (replyRows.length > 0) return { kind: 'reply', rows: replyRows, oneTime, ...(placeholder && { placeholder }) };
  if (inlineRows.length > 0) return { kind: 'inline', keyboard: { inline_keyboard: inlineRows } };
  if (remove) return { kind: 'remove' };
  return forceReply ? { kind: 'force reply' } : undefined;
}

function readRows<Button>(
  value: JsonObject,
  field: string,
  markup: string,
  readButton: (button: unknown) => Button,
): Button[][] {
  const rows = value[field];
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) throw badRequest(`field "${field}" of the ${markup} must be an Array`);
  const read = rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" of the ${markup} must be an Array of Arrays`);
    return row.map(readButton);
  });
  if (read.flat().length > MOST_BUTTONS) throw badRequest('reply markup is too long');
  return read.filter((row) => row.length > 0);
}

function booleanOf(value: JsonObject, field: string, markup: string): boolean {
  const flag = value[field] ?? false;
  if (typeof flag !== 'boolean') throw badRequest(`field "${field}" of the ${markup} must be of the type Boolean`);
  return flag;
}

function readReplyButton(value: unknown): ReplyButton {
  if (typeof value === 'string') return { text: value };
  if (!isObject(value)) throw badRequest('KeyboardButton must be a String or an Object');
  const text = stringField(value, 'text', true);
  const request_contact = booleanField(value, 'request_contact');
  const request_location = booleanField(value, 'request_location');
  return { text, ...(request_contact && { request_contact }), ...(request_location && { request_location }) };
}

function checkReplyButton(button: ReplyButton): ReplyButton {
  if (button.text.trim() === '') throw badRequest('keyboard button text must be non-empty');
  return button;
}

function readInlineButton(value: unknown): InlineButton {
  if (!isObject(value)) throw badRequest('InlineKeyboardButton must be an Object');
  const text = stringField(value, 'text', true);
  const url = stringField(value, 'url');
  if (url !== '') return { text, url };
  const data = stringField(value, 'callback_data');
  if (data !== '') return { text, callback_data: data };
  if (isObject(value['copy_text'])) return { text, copy_text: value['copy_text'] };
  throw badRequest('text buttons are unallowed in the inline keyboard');
}

/** What only the servers behind the Bot API check, and complain of without the prefix. */
function checkInlineButton(button: InlineButton): InlineButton {
  const { text, url, callback_data: data = '' } = button;
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty');
  if (url !== undefined && !isHttpUrl(url))
    throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  if (Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID');
  return button;
}
