/** What has happened to a subscriber, or to a phone number, around signing in. Times are epoch milliseconds. */
export type SignInHistory = { kind: 'code requested' | 'wrong code' | 'signed in'; phone: string; at: number }[];

/** Why no further step is allowed now, and from when it is. */
export type SignInLimit = { kind: 'too soon' | 'too many codes' | 'too many wrong codes'; until: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long history has to be looked back for {@link limitOnCodes} and {@link limitOnTries}. */
export const SIGN_IN_HISTORY = 24 * HOUR;

const BETWEEN_CODES = MINUTE;
const CODES_PER_HOUR = 5;
const STRANGERS_PER_DAY = 4;
const WRONG_CODES = 5;
const PAUSE = 15 * MINUTE;

/**
 * Whether another SMS code may go to `phone`, so that nobody can make the bot spam strangers: one a minute and five an
 * hour for each subscriber and for each number, and four different numbers a day for a subscriber.
 * `own`: the subscriber's history; `number`: that of the phone, by whomever.
 */
export function limitOnCodes(
  own: SignInHistory,
  number: SignInHistory,
  phone: string,
  now: number,
): SignInLimit | undefined {
  const codes = [own, number].map((history) => history.filter((event) => event.kind === 'code requested'));
  const last = Math.max(...codes.map((events) => sentLast(events, phone)));
  if (last + BETWEEN_CODES > now) return { kind: 'too soon', until: last + BETWEEN_CODES };

  for (const events of codes) {
    const recent = events.filter((event) => event.at > now - HOUR);
    const oldest = recent.at(-CODES_PER_HOUR);
    if (oldest) return { kind: 'too many codes', until: oldest.at + HOUR };
  }
  return limitOnStrangers(codes[0] ?? [], phone, now);
}

/** A pause after five wrong codes in a row, for the subscriber and for the number. */
export function limitOnTries(own: SignInHistory, number: SignInHistory, now: number): SignInLimit | undefined {
  for (const history of [own, number]) {
    const wrong = wrongSinceSuccess(history);
    const fifth = wrong.at(-1);
    if (fifth && wrong.length % WRONG_CODES === 0 && fifth.at + PAUSE > now)
      return { kind: 'too many wrong codes', until: fifth.at + PAUSE };
  }
  return undefined;
}

function sentLast(events: SignInHistory, phone: string): number {
  return Math.max(-Infinity, ...events.filter((event) => event.phone === phone).map((event) => event.at));
}

function limitOnStrangers(codes: SignInHistory, phone: string, now: number): SignInLimit | undefined {
  const today = codes.filter((event) => event.at > now - SIGN_IN_HISTORY);
  const phones = new Set(today.map((event) => event.phone));
  const first = today[0];
  if (!first || phones.has(phone) || phones.size < STRANGERS_PER_DAY) return undefined;
  return { kind: 'too many codes', until: first.at + SIGN_IN_HISTORY };
}

function wrongSinceSuccess(history: SignInHistory): SignInHistory {
  const success = history.findLastIndex((event) => event.kind === 'signed in');
  return history.slice(success + 1).filter((event) => event.kind === 'wrong code');
}
