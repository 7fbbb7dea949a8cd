import * as z from 'zod';
import { failure, success, type Result } from '../domain/result.ts';

/** What a seller may change of the own data (PostProfile, L558–572), in the order of the buttons. */
export const PROFILE_FIELDS = ['lastName', 'name', 'patronymic', 'email'] as const;

export type ProfileField = (typeof PROFILE_FIELDS)[number];

const email = z.email().max(100);
const LONGEST_NAME = 50;

/**
 * A new value as typed, white space put right. A name is of letters with single apostrophes, dashes and spaces between
 * them; what cannot be one, or an e-mail, is told apart.
 */
export function readProfileValue(field: ProfileField, typed: string): Result<string, 'bad name' | 'bad email'> {
  if (field === 'email') {
    const address = email.safeParse(typed.trim().toLowerCase());
    return address.success ? success(address.data) : failure('bad email');
  }
  const name = typed
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[’ʼ`´]/g, "'");
  const isName = /^\p{L}+(?:['\- ]\p{L}+)*$/u.test(name) && name.length <= LONGEST_NAME;
  return isName ? success(name) : failure('bad name');
}
