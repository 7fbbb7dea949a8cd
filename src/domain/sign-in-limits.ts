/** What has happened to a subscriber, or to a phone number, around signing in. Times are epoch milliseconds. */
export type SignInHistory = { kind: 'code requested' | 'wrong code' | 'signed in'; phone: string; at: number }[];

/** Why no further step is allowed now, and from when it is. */
export type SignInLimit = { kind: 'too soon' | 'too many codes' | 'too many wrong codes'; until: number };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long history has to be looked back for {@link limitOnCodes} and {@link limitOnTries}. */
export const SIGN_IN_HISTORY = 24 * HOUR;

/** How much is allowed. */
export type SignInRules = {
  codesPerSubscriberPerHour: number;
  codesPerNumberPerHour: number;
  wrongCodes: number;
  pauseMinutes: number;
};

const BETWEEN_CODES = MINUTE;
const NUMBERS_PER_DAY = 4;

/** A subscriber's own history, and that of the phone in question by whomever. */
export type SignInHistories = { own: SignInHistory; number: SignInHistory };

/**
 * Whether another SMS code may go to `phone`, so that nobody can make the bot spam strangers: one a minute and so many
 * an hour for each subscriber and for each number, and four different numbers a day for a subscriber.
 */
export function limitOnCodes(
  { own, number }: SignInHistories,
  phone: string,
  rules: SignInRules,
  now: number,
): SignInLimit | undefined {
  const mine = own.filter((event) => event.kind === 'code requested');
  const theirs = number.filter((event) => event.kind === 'code requested');
  const last = Math.max(sentLast(own, phone), sentLast(number, phone));
  if (last + BETWEEN_CODES > now) return { kind: 'too soon', until: last + BETWEEN_CODES };

  return (
    limitPerHour(mine, rules.codesPerSubscriberPerHour, now) ??
    limitPerHour(theirs, rules.codesPerNumberPerHour, now) ??
    limitOnStrangers(mine, phone, now)
  );
}

/**
 * A pause after so many wrong codes, for the subscriber and for the number; a sign-in that succeeds begins the count
 * anew. Codes tried at the same moment do not slip past: what counts is when the number of them was reached.
 */
export function limitOnTries(
  { own, number }: SignInHistories,
  rules: SignInRules,
  now: number,
): SignInLimit | undefined {
  for (const history of [own, number]) {
    const wrong = wrongSinceSuccess(history);
    const reached = wrong[wrong.length - (wrong.length % rules.wrongCodes) - 1];
    const until = (reached?.at ?? 0) + rules.pauseMinutes * MINUTE;
    if (reached && until > now) return { kind: 'too many wrong codes', until };
  }
  return undefined;
}

function limitPerHour(codes: SignInHistory, most: number, now: number): SignInLimit | undefined {
  const oldest = codes.filter((event) => event.at > now - HOUR).at(-most);
  return oldest && { kind: 'too many codes', until: oldest.at + HOUR };
}

/** When a code was sent that is still on its way; one that has been used keeps nobody waiting for the next. */
function sentLast(history: SignInHistory, phone: string): number {
  const ofPhone = history.filter((event) => event.phone === phone);
  const used = ofPhone.findLastIndex((event) => event.kind === 'signed in');
  const last = ofPhone.slice(used + 1).findLast((event) => event.kind === 'code requested');
  return last?.at ?? -Infinity;
}

function limitOnStrangers(codes: SignInHistory, phone: string, now: number): SignInLimit | undefined {
  const today = codes.filter((event) => event.at > now - SIGN_IN_HISTORY);
  const phones = new Set(today.map((event) => event.phone));
  const first = today[0];
  if (!first || phones.has(phone) || phones.size < NUMBERS_PER_DAY) return undefined;
  return { kind: 'too many codes', until: first.at + SIGN_IN_HISTORY };
}

/** Also for telling how many tries are left. */
export function wrongSinceSuccess(history: SignInHistory): SignInHistory {
  const success = history.findLastIndex((event) => event.kind === 'signed in');
  return history.slice(success + 1).filter((event) => event.kind === 'wrong code');
}
