const BETWEEN = String.raw`[\s\u00a0().\-‐‑–/]{0,3}`;

const [MONTH, DAY] = ['(?:0[1-9]|1[0-2])', String.raw`(?:0[1-9]|[12]\d|3[01])(?!\d)`];
/** The month or the day of a date as 2026-03-01 begins no number. */
const NO_DATE = String.raw`(?<!(?:19|20)\d{2}-(?=${MONTH}-${DAY}))(?<!(?:19|20)\d{2}-${MONTH}-(?=${DAY}))`;

/**
 * A Ukrainian number as people and programs write it: +380…, 00380…, 380…, 80…, 0…, with spaces, dashes, dots or
 * brackets between its digits.
 */
const PHONE = new RegExp(
  String.raw`(?<!\d)${NO_DATE}(?:(?:\+|00)?3${BETWEEN}8${BETWEEN}|8${BETWEEN})?0[\s(-]{0,2}[3-9](?:${BETWEEN}\d){8}(?!\d)`,
  'gu',
);

const MASKS: readonly [RegExp, string][] = [
  [/\d{6,12}:[\w-]{30,}/g, '[telegram token]'],
  [/[0-9a-z]{16}-[0-9a-z]{16}-[0-9a-z]{16}/gi, '[viber token]'],
  [/(Bearer)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  [/ergo_[\w-]{20,}/g, '[token]'],
  [/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/gi, '[session]'],
];

/**
 * Masks whatever looks like a messenger's token, a bearer token, a club session or a Ukrainian phone number. A line of
 * JSON stays JSON. It is the last net, not the rule: nobody may log them in the first place.
 */
export function scrub(text: string): string {
  const withoutTokens = MASKS.reduce((line, [pattern, mask]) => line.replace(pattern, mask), text);
  return withoutTokens.replace(PHONE, maskPhone);
}

/** A bare JSON number must become a number again, or the line can no longer be read. */
function maskPhone(phone: string, at: number, line: string): string {
  const maybeNumber =
    /^\d+$/.test(phone) && /[:[,.+-]/.test(line[at - 1] ?? '') && /[,\]}.eE]/.test(line[at + phone.length] ?? '');
  return maybeNumber ? '0' : '[phone]';
}
