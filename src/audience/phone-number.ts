import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers of services and of paid calls: no seller has one, and an SMS to one may cost. */
const NOBODYS: ReadonlySet<string | undefined> = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER']);

/**
 * Reads a Ukrainian number in any usual form (`067 123-45-67`, `+38 (067) 1234567`, `80671234567`) as the club
 * wants it: 12 digits, `380671234567` (specification, GetAuthCode). Undefined when it is not one.
 */
export function readPhoneNumber(typed: string): string | undefined {
  const digits = typed.replace(/[^\d+]/g, '');
  for (const form of forms(digits)) {
    const number = parsePhoneNumberFromString(form, 'UA');
    if (number?.country === 'UA' && number.isValid() && !NOBODYS.has(number.getType())) return number.number.slice(1);
  }
  return undefined;
}

/** The number as typed, and as it is meant when written from memory of older dialling rules or without the zero. */
function forms(digits: string): string[] {
  if (/^380\d{9}$/.test(digits)) return [`+${digits}`];
  if (/^80\d{9}$/.test(digits)) return [`+3${digits}`];
  if (/^\d{9}$/.test(digits)) return [`+380${digits}`];
  return [digits];
}
