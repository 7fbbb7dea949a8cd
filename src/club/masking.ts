const MASK = '•••';

/** The values of the fields that hold a session, a person's name, phone or e-mail, or who gets a payout. */
const PERSONAL_FIELDS =
  /(["“”]\s*(?:session|user_\w+|to_payoff_get|to_payoff_bonus)\s*["“”]\s*:\s*)("(?:[^"\\]|\\.)*"?|“[^”]*”?)/gi;
const SESSION = /\b[0-9a-f]{32,}\b/gi;
const EMAIL = /[^\s"“”<>@]{1,64}@[^\s"“”<>@]{1,255}/g;

/** Nine digits or more, however they are parted: phones, cards. */
const LONG_NUMBER = /\+?\d(?:[ ()\u00a0-]{0,2}\d){8,}/g;
/** Anything shorter would blot out half the answer, and is no session. */
const SHORTEST_SECRET = 6;
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2})?$/;

/**
 * An answer of the club that may be shown to those who look after the bot: at most `limit` characters, without session,
 * names, phones, cards and e-mails, and without the `secrets` that the request itself carried.
 */
export function maskAnswer(raw: string, secrets: string[], limit = 4_000): string {
  const named = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  const masked = named
    .reduce((text, secret) => text.replaceAll(secret, MASK), raw.slice(0, limit * 4))
    .replaceAll(PERSONAL_FIELDS, `$1"${MASK}"`)
    .replaceAll(SESSION, MASK)
    .replaceAll(EMAIL, MASK)
    .replaceAll(LONG_NUMBER, (digits) => (DATE.test(digits) ? digits : MASK));
  return masked.slice(0, limit);
}
