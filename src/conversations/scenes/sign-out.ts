import * as z from 'zod';
import { HOME } from '../places.ts';
import { at, step, type Context, type Scene, type Turn } from '../scene.ts';

/** Signing out of the club in this chat: asked once, then the session is ended and the phone is asked for. */
export const signOutScene: Scene<'sign-out'> = {
  ask: step({
    data: z.object({}),
    exits: ['sign-in.phone', 'menu.home'],
    async show({ session, words, forgetting, subscriber }) {
      if (session === undefined) return { next: at('sign-in.phone') };
      const { count } = await forgetting.openSales(subscriber);
      const buttons = [
        [{ label: words.label('sign-out.yes'), choose: 'yes' }],
        [{ label: words.label('sign-out.no'), choose: 'no' }],
      ];
      return { replies: [{ text: words.say('sign-out.ask', { count }), buttons }] };
    },
    hear(context, input) {
      if (input.kind !== 'choice') return { next: 'notUnderstood' };
      return input.value === 'yes' ? signOut(context) : { next: HOME };
    },
  }),
};

function signOut(context: Context): Turn<'sign-in.phone'> {
  const { session, words, sessions, subscriber } = context;
  // What is said from here on is said to somebody who is not signed in.
  context.session = undefined;
  return {
    replies: [{ text: words.say('sign-out.done') }],
    effects: session === undefined ? [] : [(tx) => sessions.end(tx, subscriber.id, session)],
    next: at('sign-in.phone'),
  };
}
