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
    within("can't parse keyboard button", () => readReplyButton(button)),
  );
  const inlineRows = readRows(value, 'inline_keyboard', 'InlineKeyboardMarkup', (button) =>
    within("can't parse inline keyboard button", () => readInlineButton(button)),
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
  if (typeof value === 'string') return { text: nonEmpty(value, 'keyboard button text must be non-empty') };
  if (!isObject(value)) throw badRequest('KeyboardButton must be a String or an Object');
  const text = nonEmpty(stringField(value, 'text', true), 'keyboard button text must be non-empty');
  const request_contact = booleanField(value, 'request_contact');
  const request_location = booleanField(value, 'request_location');
  return { text, ...(request_contact && { request_contact }), ...(request_location && { request_location }) };
}

function readInlineButton(value: unknown): InlineButton {
  if (!isObject(value)) throw badRequest('InlineKeyboardButton must be an Object');
  const text = nonEmpty(stringField(value, 'text', true), 'inline keyboard button text must be non-empty');
  const url = stringField(value, 'url');
  if (url !== '') {
    if (!isHttpUrl(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text, url };
  }
  const data = stringField(value, 'callback_data');
  if (data !== '') {
    if (Buffer.byteLength(data) > 64) throw badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: data };
  }
  if (isObject(value['copy_text'])) return { text, copy_text: value['copy_text'] };
  throw badRequest('text buttons are unallowed in the inline keyboard');
}

function nonEmpty(text: string, otherwise: string): string {
  if (text.trim() === '') throw badRequest(otherwise);
  return text;
}
