import { integerField, isObject, stringField, within } from './json-fields.ts';
import { badRequest } from './refusal.ts';
import type { Entity } from './wire.ts';

const GIVEN = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'blockquote']);
const FOUND_BY_SERVER = new Set(
  'mention hashtag cashtag bot_command url email phone_number bank_card_number'.split(' '),
);

/** Reads MessageEntity objects; those that only the server finds are left out, as it does. What is no array is ignored. */
export function readEntities(value: unknown): Entity[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => within("can't parse MessageEntity", () => readEntity(one)));
}

function readEntity(value: unknown): Entity[] {
  if (!isObject(value)) throw badRequest('expected an Object');
  const offset = integerField(value, 'offset');
  const length = integerField(value, 'length');
  const type = stringField(value, 'type', true);
  if (type === '') throw badRequest('type is not specified');
  if (FOUND_BY_SERVER.has(type)) return [];
  if (GIVEN.has(type)) return [{ type, offset, length }];
  if (type === 'pre') return [{ type, offset, length, language: stringField(value, 'language') }];
  if (type === 'text_link') return [{ type, offset, length, url: readUrl(stringField(value, 'url', true)) }];
  throw badRequest('unsupported type specified');
}

function readUrl(url: string): string {
  if (!isHttpUrl(url)) throw badRequest(`wrong HTTP URL specified`);
  return url;
}

/** Whether the server would open this: http, https or tg, with or without its scheme written. */
export function isHttpUrl(url: string): boolean {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(withScheme)) return false;
  const { protocol, hostname } = new URL(withScheme);
  return protocol === 'tg:' || (/^https?:$/.test(protocol) && /\.|^localhost$/.test(hostname));
}

/** Refuses entities that leave the text or cut a surrogate pair in two; offsets are UTF-16 units. */
export function checkEntityBounds(text: string, entities: readonly Entity[]): void {
  for (const { offset, length } of entities) {
    if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`);
    if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`);
    const end = offset + length;
    if (offset > text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
    if (end > text.length)
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
      );
    if (cutsPair(text, offset))
      throw badRequest(`entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${offset}`);
    if (cutsPair(text, end))
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at UTF-16 offset ${end}`,
      );
  }
}

function cutsPair(text: string, at: number): boolean {
  return isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

function isBetween(code: number, least: number, most: number): boolean {
  return code >= least && code <= most;
}
