import type { ClubFailure } from '../club/club.ts';
import type { ReplyButton } from './reply.ts';
import type { Context, Turn } from './scene.ts';
import { menuButton } from './navigation.ts';

/** Trouble that leaves the session as it is. */
type OtherFailure = Exclude<ClubFailure, { kind: 'session' }>;

/**
 * What a step answers when the club could not or would not do what it asked, and it has no better words of its own.
 * `again` is the button that repeats it.
 */
export function clubTrouble(context: Context, failure: ClubFailure, again: ReplyButton): Turn<'signIn'> {
  if (failure.kind === 'session') return { next: 'signIn', effects: [endSession(context)] };
  return otherTrouble(context, failure, again);
}

/** The same for who has no session yet: none can have ended. */
export function troubleBeforeSession(context: Context, failure: ClubFailure, again: ReplyButton): Turn {
  if (failure.kind === 'session') throw new Error('the club has ended a session where there is none');
  return otherTrouble(context, failure, again);
}

function otherTrouble(context: Context, failure: OtherFailure, again: ReplyButton): Turn {
  const { words, programme } = context;
  const home = [menuButton('menu', words)];
  switch (failure.kind) {
    case 'inactive':
      return { replies: [{ text: words.say('club.inactive'), buttons: [[toSite(context)], home] }] };
    case 'refused':
      return {
        replies: [
          {
            text: words.say('club.refused', { comment: failure.comment.trim() || words.label('general.unknown') }),
            buttons: [home],
          },
        ],
      };
    case 'unavailable':
      return {
        replies: [{ text: words.say('club.unavailable', { title: programme.title }), buttons: [[again], home] }],
      };
  }
}

/** The way out for whom the club has shut out (specification, «користувач заблокований»). */
export function toSite(context: Context): ReplyButton {
  return { label: context.words.label('general.to-site'), url: context.programme.site };
}

function endSession({ sessions, subscriber, session }: Context) {
  return (tx: Parameters<typeof sessions.end>[0]) => sessions.end(tx, subscriber.id, session ?? '');
}
