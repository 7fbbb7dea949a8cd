import type { ClubFailure } from '../club/club.ts';
import type { SignIn } from '../club/club-types.ts';
import { limitOnTries, wrongSinceSuccess } from '../domain/sign-in-limits.ts';
import { clubTrouble } from './club-trouble.ts';
import { codeButtons, limited, unknownPhone } from './code-request.ts';
import type { Context, Turn } from './scene.ts';

/**
 * Exchanges the code for a session and lets the seller in; every error of GetToken has its own way on. `inDoubt`: this
 * code has been checked before, and the answer was lost.
 */
export async function checkCode(context: Context, phone: string, code: string, inDoubt: boolean): Promise<Turn> {
  const { subscriber, signIns, signInRules, now } = context;
  const own = await signIns.ofSubscriber(subscriber, now);
  const limit = limitOnTries({ own, number: await signIns.ofPhone(subscriber.botId, phone, now) }, signInRules, now);
  if (limit) return limited(context, limit, phone);

  const answer = await context.busy(context.club.getToken(phone, code));
  if (answer.ok) return signedIn(context, phone, answer.value);
  if (answer.failure.kind === 'refused' && answer.failure.reason === 'wrong code')
    return inDoubt || context.failures > 0
      ? usedUp(context)
      : wrongCode(context, phone, wrongSinceSuccess(own).length + 1);
  return refused(context, answer.failure, phone, code);
}

function signedIn(context: Context, phone: string, signIn: SignIn): Turn {
  const { words, subscriber, sessions, profiles, signIns, ledger } = context;
  return {
    replies: [{ text: words.say('sign-in.done', { name: signIn.name || 'none' }), keyboard: 'menu' }],
    effects: [
      (tx) => sessions.begin(tx, subscriber.id, phone, signIn.session),
      (tx) => profiles.rememberPhone(tx, subscriber, phone),
      (tx) => signIns.note(tx, subscriber, phone, 'signed in'),
      (tx) => ledger.signedIn(tx, subscriber),
    ],
    next: 'resume',
    session: signIn.session,
  };
}

/** The code may have been used up by a try of ours that was interrupted: that is not the seller's mistake. */
function usedUp({ words }: Context): Turn {
  return { replies: [{ text: words.say('sign-in.code-in-doubt'), buttons: codeButtons(words) }] };
}

function wrongCode(context: Context, phone: string, wrong: number): Turn {
  const { words, subscriber, signIns, signInRules } = context;
  const left = signInRules.wrongCodes - (wrong % signInRules.wrongCodes);
  const paused = left === signInRules.wrongCodes;
  const text = paused
    ? words.say('sign-in.pause', { minutes: signInRules.pauseMinutes })
    : words.say('sign-in.wrong-code', { left });
  return {
    replies: [{ text, buttons: codeButtons(words) }],
    effects: [(tx) => signIns.note(tx, subscriber, phone, 'wrong code')],
  };
}

function refused(context: Context, failure: ClubFailure, phone: string, code: string): Turn {
  const { words, programme } = context;
  if (failure.kind === 'refused' && failure.reason === 'unknown phone') return unknownPhone(context, phone);
  if (failure.kind === 'unavailable') {
    const text = words.say('club.unavailable', { title: programme.title });
    const retry = { label: words.label('general.try-again'), choose: 'retry' };
    const next = { scene: 'sign-in', step: 'code', data: { phone, sentBefore: true, code } };
    return { replies: [{ text, buttons: [[retry], ...codeButtons(words)] }], next, show: false };
  }
  return clubTrouble(context, failure, { label: words.label('general.try-again'), choose: 'again' });
}
