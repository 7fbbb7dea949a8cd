import { AppError } from '../domain/app-error.ts';
import { fold } from '../domain/fold.ts';
import { anyOf, compares, isLikeText } from '../store/expressions.ts';
import type { PersonCondition } from './filter/field.ts';
import { readPhoneNumber } from './phone-number.ts';

/** Digits as people write a number or a part of it. */
const NUMBER = /^[\d\s()+./\u2010-\u2015-]+$/;
const FEWEST_DIGITS = 3;
const LONGEST = 100;

/**
 * Whom somebody looks for: a phone in any form or a part of one, also of an earlier one, or a part of a name or of a user
 * name. AppError `usage` for too little.
 */
export function whoIsLike(words: string): PersonCondition {
  const text = words.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST)
    throw new AppError('usage', `search: expected 1 to ${LONGEST} characters of a phone or a name`);
  if (NUMBER.test(text)) return hasPhoneLike(text);
  const name = `*${fold(text)}*`;
  const username = `*${text.replace(/^@/, '')}*`;
  return (eb) =>
    anyOf([isLikeText(eb.ref('subscribers.name_folded'), name), isLikeText(eb.ref('subscribers.username'), username)]);
}

function hasPhoneLike(text: string): PersonCondition {
  const whole = readPhoneNumber(text);
  const digits = text.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS)
    throw new AppError('usage', `search: found ${digits.length} digits, expected at least ${FEWEST_DIGITS} of a phone`);
  return (eb) => {
    const earlier = eb.selectFrom('subscriber_phones').select('subscriber_phones.subscriber_id');
    if (whole !== undefined)
      return anyOf([
        compares(eb.ref('subscribers.phone'), '=', whole),
        eb('subscribers.id', 'in', earlier.where('subscriber_phones.phone', '=', whole)),
      ]);
    const part = `*${digits}*`;
    return anyOf([
      isLikeText(eb.ref('subscribers.phone'), part),
      eb(
        'subscribers.id',
        'in',
        earlier.where((phones) => isLikeText(phones.ref('subscriber_phones.phone'), part)),
      ),
    ]);
  };
}
