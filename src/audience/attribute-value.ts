import type { AttributeType } from '../domain/attribute.ts';
import { fold } from '../domain/fold.ts';
import { isDate } from '../domain/local-time.ts';
import { failure, success, type Result } from '../domain/result.ts';

/** A value as it is kept: shown, compared, and as a number where it is one. */
export type AttributeValue = { value: string; folded: string; number: number | null };

const LONGEST_TEXT = 500;

/** What was given means nothing as a value of the attribute: what is expected. */
export type Expected = string;

/** Reads what somebody typed, or what stood in a cell, as a value of the type. */
export function readAttributeValue(
  type: AttributeType,
  given: string | number | boolean,
): Result<AttributeValue, Expected> {
  return READERS[type](String(given).trim());
}

const READERS: Record<AttributeType, (text: string) => Result<AttributeValue, Expected>> = {
  text(text) {
    const value = text.normalize('NFC').replace(/\p{Cc}+/gu, ' ');
    if (value === '' || value.length > LONGEST_TEXT) return failure(`a text of 1 to ${LONGEST_TEXT} characters`);
    return success({ value, folded: fold(value), number: null });
  },
  number(text) {
    const plain = text
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(',', '.')
      .replace('−', '-');
    const number = /^-?\d{1,15}(?:\.\d{1,10})?$/.test(plain) ? Number(plain) : undefined;
    if (number === undefined) return failure('a number, for example 12.5');
    return success({ value: String(number), folded: String(number), number });
  },
  date(text) {
    const date = readDate(text);
    if (date === undefined) return failure('a date, for example 2026-03-31 or 31.03.2026');
    return success({ value: date, folded: date, number: null });
  },
  boolean(text) {
    const flag = readFlag(text);
    if (flag === undefined) return failure('yes or no');
    return success({ value: String(flag), folded: String(flag), number: null });
  },
};

const YES: ReadonlySet<string> = new Set(['yes', 'true', '1', '+', 'так', 'y', 'т']);
const NO: ReadonlySet<string> = new Set(['no', 'false', '0', '-', 'ні', 'n', 'н']);

/** Yes or no, in English, Ukrainian, or as spreadsheets write it. */
export function readFlag(text: string): boolean | undefined {
  const word = fold(text);
  if (YES.has(word) || word === 'істина') return true;
  return NO.has(word) || word === 'хибність' ? false : undefined;
}

/** `2026-03-31`, also with a time of day behind it, as workbooks have it, or `31.03.2026`. */
function readDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?: \d\d:\d\d:\d\d)?$/.exec(text) ?? [];
  const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const date = year
    ? `${year}-${month}-${day}`
    : `${yearLast}-${monthSecond?.padStart(2, '0')}-${dayFirst?.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}
