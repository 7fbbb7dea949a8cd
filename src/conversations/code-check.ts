import type { ClubFailure } from '../club/club.ts';
import type { SignIn } from '../club/club-types.ts';
import { limitOnTries, wrongSinceSuccess } from '../domain/sign-in-limits.ts';
import { troubleBeforeSession } from './club-trouble.ts';
import { codeButtons, limited, unknownPhone, type SignInExit } from './code-request.ts';
import { at, type Context, type Turn } from './scene.ts';

/**
 * Exchanges the code for a session and lets the seller in; every error of GetToken has its own way on. `inDoubt`: this
 * code has been checked before, and the answer was lost.
 */
export async function checkCode(
  context: Context,
  phone: string,
  code: string,
  inDoubt: boolean,
): Promise<Turn<SignInExit | 'resume'>> {
  const { subscriber, signIns, signInRules, updateId, now } = context;
  // Wrong until it is proven right: codes tried at the same moment are counted before any of them is answered.
  const guess = { subscriber, phone, kind: 'wrong code' as const, updateId };
  const reserved = await signIns.reserve(guess, (before) => limitOnTries(before, signInRules, now));
  if (!reserved.ok) return limited(context, reserved.failure, phone);

  const answer = await context.busy(context.club.getToken(phone, code));
  if (!answer.ok && isWrongCode(answer.failure) && !inDoubt && context.failures === 0)
    return wrongCode(context, wrongSinceSuccess(reserved.value.before.own).length + 1);

  const turn = answer.ok ? signedIn(context, phone, answer.value) : refused(context, answer.failure, phone, code);
  return { ...turn, effects: [(tx) => signIns.takeBack(tx, reserved.value), ...(turn.effects ?? [])] };
}

function isWrongCode(failure: ClubFailure): boolean {
  return failure.kind === 'refused' && failure.reason === 'wrong code';
}

function signedIn(context: Context, phone: string, signIn: SignIn): Turn<'resume'> {
  const { words, subscriber, sessions, profiles, signIns, ledger } = context;
  const { name: person, session } = signIn;
  return {
    replies: [
      { text: person ? words.say('sign-in.done', { person }) : words.say('sign-in.done-unnamed'), keyboard: 'menu' },
    ],
    effects: [
      (tx) => sessions.begin(tx, subscriber.id, phone, session),
      (tx) => profiles.rememberPhone(tx, subscriber, phone),
      (tx) => signIns.note(tx, subscriber, phone, 'signed in'),
      (tx) => ledger.signedIn(tx, subscriber),
    ],
    next: 'resume',
    session,
  };
}

/** The code may have been used up by a try of ours that was interrupted: that is not the seller's mistake. */
function usedUp({ words }: Context): Turn {
  return { replies: [{ text: words.say('sign-in.code-in-doubt'), buttons: codeButtons(words) }] };
}

function wrongCode({ words, signInRules }: Context, wrong: number): Turn {
  const left = signInRules.wrongCodes - (wrong % signInRules.wrongCodes);
  const paused = left === signInRules.wrongCodes;
  const text = paused
    ? words.say('sign-in.pause', { minutes: signInRules.pauseMinutes })
    : words.say('sign-in.wrong-code', { left });
  return { replies: [{ text, buttons: codeButtons(words) }] };
}

/** What was no mistake of the seller's. */
function refused(context: Context, failure: ClubFailure, phone: string, code: string): Turn<SignInExit> {
  const { words, programme } = context;
  if (isWrongCode(failure)) return usedUp(context);
  if (failure.kind === 'refused' && failure.reason === 'unknown phone') return unknownPhone(context, phone);
  if (failure.kind === 'unavailable') {
    const text = words.say('club.unavailable', { title: programme.title });
    const retry = { label: words.label('general.try-again'), choose: 'retry' };
    const next = at('sign-in.code', { phone, sentBefore: true, code });
    return { replies: [{ text, buttons: [[retry], ...codeButtons(words)] }], next, show: false };
  }
  return troubleBeforeSession(context, failure, { label: words.label('general.try-again'), choose: 'again' });
}
