import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers of services and of paid calls: no seller has one, and an SMS to one may cost. */
const NOBODYS: ReadonlySet<string | undefined> = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER']);

/** A code that no operator has, or that the library has not heard of, as in the document's sample (L169); no service's. */
const UNHEARD_OF = /^\+380(?!80|90)[3-9]\d{8}$/;

/**
 * Reads a Ukrainian number in any usual form (`067 123-45-67`, `+38 (067) 1234567`, `80671234567`) as the club
 * wants it: 12 digits, `380671234567` (specification, GetAuthCode). Undefined when it is not one.
 */
export function readPhoneNumber(typed: string): string | undefined {
  const digits = typed.replace(/[^\d+]/g, '');
  const isBare = /^\d{9}$/.test(digits);
  const number = parsePhoneNumberFromString(isBare ? `+380${digits}` : inFull(digits), 'UA');
  if (number?.country !== 'UA' || NOBODYS.has(number.getType())) return undefined;
  // Nine digits without even a zero before them may be anything: there the code has to be a known one.
  const isNumber = number.isValid() || (!isBare && UNHEARD_OF.test(number.number));
  return isNumber ? number.number.slice(1) : undefined;
}

/** The number as typed, and as it is meant when written from memory of older dialling rules. */
function inFull(digits: string): string {
  if (/^380\d{9}$/.test(digits)) return `+${digits}`;
  return /^80\d{9}$/.test(digits) ? `+3${digits}` : digits;
}
