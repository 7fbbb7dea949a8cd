import type { ClubFailure } from '../club/club.ts';
import { limitOnCodes, type SignInLimit } from '../domain/sign-in-limits.ts';
import { troubleBeforeSession } from './club-trouble.ts';
import type { ReplyButton } from './reply.ts';
import { at, type Context, type Effect, type Turn } from './scene.ts';
import { shownPhone } from './shown-phone.ts';
import type { Words } from './words.ts';

/** Where asking for a code may lead. */
export type SignInExit = 'sign-in.phone' | 'sign-in.code';

/** What came of the request before this one for the same number, when no code came of it. */
export type EarlierRequest = 'club was away' | 'phone was unknown';

const MINUTE = 60_000;
/** A longer pause is told in hours. */
const LONG_PAUSE = 90 * MINUTE;

/** Has an SMS code sent to the number, within the limits, and asks for it; every error of GetAuthCode has its own way on. */
export async function requestCode(
  context: Context,
  phone: string,
  earlier?: EarlierRequest,
): Promise<Turn<SignInExit>> {
  const { subscriber, signIns, signInRules, updateId, now } = context;
  // No code came of that request, so the seller need not wait a minute for another; the limits per hour stay.
  const counted = earlier === 'club was away' ? now + MINUTE : now;
  const request = { subscriber, phone, kind: 'code requested' as const, updateId };
  const reserved = await signIns.reserve(request, (before) => limitOnCodes(before, phone, signInRules, counted));
  if (!reserved.ok) {
    const isUnknown = reserved.failure.kind === 'too soon' && earlier === 'phone was unknown';
    return isUnknown ? unknownPhone(context, phone) : limited(context, reserved.failure, phone);
  }

  const answer = await context.busy(context.club.getAuthCode(phone));
  if (answer.ok) return { next: askCode(phone, false) };
  const neverWentOut = answer.failure.kind === 'unavailable' && answer.failure.done === 'no';
  const takenBack: Effect = (tx) => signIns.takeBack(tx, reserved.value);
  return { effects: neverWentOut ? [takenBack] : [], ...refused(context, answer.failure, phone) };
}

/** The words for a limit, with how long to wait; a code that is on its way is asked for. */
export function limited(context: Context, limit: SignInLimit, phone: string): Turn<'sign-in.code'> {
  const { words, now } = context;
  const wait = limit.until - now;
  if (limit.kind === 'too soon')
    return {
      replies: [
        { text: words.say('sign-in.too-soon', { seconds: Math.ceil(wait / 1000) }), buttons: codeButtons(words) },
      ],
      next: askCode(phone, true),
      show: false,
    };
  const text =
    wait > LONG_PAUSE
      ? words.say('sign-in.long-pause', { hours: Math.ceil(wait / (60 * MINUTE)) })
      : words.say('sign-in.pause', { minutes: Math.ceil(wait / MINUTE) });
  return { replies: [{ text }] };
}

/** The ways out while a code is waited for. */
export function codeButtons(words: Words): ReplyButton[][] {
  return [
    [
      { label: words.label('sign-in.send-again'), choose: 'again' },
      { label: words.label('sign-in.other-phone'), choose: 'other' },
    ],
  ];
}

function refused(context: Context, failure: ClubFailure, phone: string): Turn<SignInExit> {
  const { words, programme } = context;
  if (failure.kind === 'refused' && failure.reason === 'code already sent') return { next: askCode(phone, true) };
  if (failure.kind === 'refused' && failure.reason === 'unknown phone') return unknownPhone(context, phone);
  if (failure.kind === 'unavailable') {
    const text = words.say('club.unavailable', { title: programme.title });
    const again = { label: words.label('general.try-again'), choose: phone };
    const other = { label: words.label('sign-in.other-phone'), choose: 'other' };
    return { replies: [{ text, buttons: [[again], [other]] }], next: at('sign-in.phone'), show: false };
  }
  return troubleBeforeSession(context, failure, { label: words.label('general.try-again'), go: 'menu' });
}

/** Error 1 of GetAuthCode and GetToken: another number is asked for. */
export function unknownPhone({ words, programme }: Context, phone: string): Turn<'sign-in.phone'> {
  const text = words.say('sign-in.unknown-phone', { phone: shownPhone(phone), title: programme.title });
  return { replies: [{ text }], next: at('sign-in.phone', { why: 'other', unknown: phone }) };
}

function askCode(phone: string, sentBefore: boolean) {
  return at('sign-in.code', { phone, sentBefore });
}
