import { failure, success, type Result } from './result.ts';

/** Why something typed cannot be a serial number. */
export type SerialProblem = 'empty' | 'too short' | 'too long' | 'foreign characters' | 'no digits';

const SHORTEST = 4;
const LONGEST = 40;

const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  Array.from('АВЕКМНОРСТХУІЈЅавекмнорстхуіјѕ', (cyrillic, at) => [
    cyrillic,
    'ABEKMHOPCTXYIJSabekmhopctxyijs'[at] ?? '',
  ]),
);

/** What labels and lists print before the number, and people copy along: `S/N:`, `IMEI:`, `№`. */
const CAPTION = /^\s*(?:(?:S\/?N|С\/?Н|IMEI)\s*[:=#№]|[№#])[\s:.]*/iu;

/**
 * Makes a typed serial number what stands on the label: a caption before it, spaces, dashes and invisible marks (Unicode's format
 * characters, such as those for the direction of writing) dropped, Cyrillic look-alikes turned to
 * Latin, the case of letters kept. Slashes and dots are kept: some labels print them.
 */
export function readSerialNumber(typed: string): Result<string, SerialProblem> {
  const serial = Array.from(
    typed
      .replace(CAPTION, '')
      .normalize('NFKC')
      .replace(/[\s\p{Cf}\p{Pd}\u2212_]/gu, ''),
  )
    .map((character) => LOOK_ALIKES[character] ?? character)
    .join('');

  if (serial === '') return failure('empty');
  if (!/^[A-Za-z0-9/.]+$/.test(serial)) return failure('foreign characters');
  if (!/[0-9]/.test(serial)) return failure('no digits');
  if (serial.length < SHORTEST) return failure('too short');
  if (serial.length > LONGEST) return failure('too long');
  return success(serial);
}

/** Serial numbers of letters and digits are seldom shorter; what is, may be part of one, or something else. */
export const LIKELY_LENGTH = 8;

/** Whether a text is most likely a serial number and nothing else: one word of letters with digits, of the usual length. */
export function looksLikeSerial(typed: string): boolean {
  const serial = readSerialNumber(typed);
  const isOneWord = !/\s/.test(typed.trim());
  return isOneWord && serial.ok && serial.value.length >= LIKELY_LENGTH && /[A-Z]/i.test(serial.value);
}
