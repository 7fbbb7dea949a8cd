import { isImei } from '../domain/imei.ts';
import { hasGtinCheckDigit } from './check-digit.ts';
import { gs1Serial } from './gs1-serial.ts';
import type { Code } from './photo-reading.ts';

/**
 * What may be the serial number of the thing in the photo.
 * - `named serial`: the code itself says so (S/N:, GS1 AI 21)
 * - `serial`: has the form of one
 * - `imei`, `mac`: a phone's and a network card's own number
 * - `other`: nothing speaks for it but that nothing speaks against it: shorter or longer than serials are
 */
export type CandidateKind = 'named serial' | 'serial' | 'imei' | 'mac' | 'other';

export type SerialCandidate = {
  serial: string;
  kind: CandidateKind;
  confirmed: boolean;
  /** The whole text of the code it was taken from. */
  text: string;
};

const NAMED = /(?:^|[\s;,|])S\/?N\s*[:=#]\s*([A-Z0-9][A-Z0-9./_-]*)/i;
const URL_LIKE = /:\/\/|^www\./i;
/** ANSI MH10.8.2 data identifiers of part numbers, country, date and the like. */
const OTHER_DATA = /^(1P|30P|4L|10D|2P)/;
const ORDER: CandidateKind[] = ['named serial', 'serial', 'other', 'imei', 'mac'];

/**
 * The likely serials among the codes of one label, in the order the seller is offered them. EAN, article numbers,
 * SIM numbers and addresses are never among them; an IMEI is only when nothing is a serial. More than one: ask.
 */
export function serialCandidates(codes: Code[]): SerialCandidate[] {
  const hasPartNumber = codes.some((code) => code.text.startsWith('1P'));
  const candidates = codes.flatMap((code) => candidatesOf(code, hasPartNumber).map((one) => ({ ...one, code })));

  const hasSerial = candidates.some(({ kind }) => kind === 'named serial' || kind === 'serial');
  const offered = hasSerial ? candidates.filter(({ kind }) => kind !== 'imei' && kind !== 'other') : candidates;
  offered.sort((a, b) => rankOf(a) - rankOf(b));
  return withoutRepeats(offered.map(({ serial, kind, code }) => ({ serial, kind, ...code }))).map(
    ({ serial, kind, confirmed, text }) => ({ serial, kind, confirmed, text }),
  );
}

type Claim = { serial: string; kind: CandidateKind };

function candidatesOf(code: Code, hasPartNumber: boolean): Claim[] {
  const named = namedSerial(code.text);
  if (named !== undefined) return [{ serial: named, kind: 'named serial' }];
  if (isNeverSerial(code)) return [];

  const serial = code.text.trim();
  if (isImei(serial)) return [{ serial, kind: 'imei' }];
  if (isMac(serial)) return [{ serial, kind: 'mac' }];
  if (!/^[A-Z0-9][A-Z0-9._-]{3,39}$/i.test(serial)) return [];

  if (serial.length < 8 || serial.length > 20) return [{ serial, kind: 'other' }];
  if (!/^S[A-Z0-9-]{8,14}$/.test(serial)) return [{ serial, kind: 'serial' }];

  // "S" may be the data identifier of a serial or the serial's own first letter; a part number beside it tells.
  const stripped: Claim = { serial: serial.slice(1), kind: 'serial' };
  return hasPartNumber ? [stripped] : [{ serial, kind: 'serial' }, stripped];
}

function namedSerial(text: string): string | undefined {
  if (URL_LIKE.test(text)) return undefined;
  return NAMED.exec(text)?.[1] ?? gs1Serial(text);
}

function isNeverSerial({ text, format }: Code): boolean {
  if (format === 'ean-13' || format === 'ean-8' || format === 'upc-a') return true;
  if (format === 'itf' || format === 'code-128') {
    if (/^(\d{8}|\d{12,14})$/.test(text) && hasGtinCheckDigit(text)) return true;
  }
  const isSimNumber = /^89(\d{16,18}|\d{30})$/.test(text);
  return isSimNumber || URL_LIKE.test(text) || OTHER_DATA.test(text) || text.includes('/');
}

/** Twelve hexadecimal digits, one a letter at the least: twelve decimal digits are more often a serial. */
function isMac(text: string): boolean {
  const digits = text.replace(/[:-]/g, '');
  return /^[0-9A-F]{12}$/i.test(digits) && /[A-F]/i.test(digits);
}

/** Smaller is offered earlier: by kind, then what is sure, then letters with digits, then Code 128 and Code 39. */
function rankOf({ kind, serial, code }: Claim & { code: Code }): number {
  const hasLettersAndDigits = /[A-Z]/i.test(serial) && /\d/.test(serial);
  const isUsualFormat = code.format === 'code-128' || code.format === 'code-39';
  return ORDER.indexOf(kind) * 8 + (code.confirmed ? 0 : 4) + (hasLettersAndDigits ? 0 : 2) + (isUsualFormat ? 0 : 1);
}

function withoutRepeats<Item extends { serial: string }>(items: Item[]): Item[] {
  return items.filter((item, index) => items.findIndex(({ serial }) => serial === item.serial) === index);
}
