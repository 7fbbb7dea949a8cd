import * as z from 'zod';
import { SIGN_IN_HISTORY } from '../../domain/sign-in-limits.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';

/** «Видалити мої дані»: says what is erased, asks, erases, and says good-bye. The next word starts anew. */
export const forgetScene: Scene<'forget'> = {
  ask: step({
    data: z.object({}),
    exits: ['menu.home', 'forgotten'],
    async show(context) {
      const { words, forgetting, subscriber, programme } = context;
      const { count } = await forgetting.openSales(subscriber);
      const buttons = [
        [{ label: words.label('forget.yes'), choose: 'yes' }],
        [{ label: words.label('forget.no'), choose: 'no' }],
      ];
      return { replies: [{ text: words.say('forget.ask', { title: programme.title, count }), buttons }] };
    },
    hear(context, input) {
      if (input.kind !== 'choice') return { next: 'notUnderstood' };
      return input.value === 'yes' ? forget(context) : { next: HOME };
    },
  }),
};

async function forget(context: Context): Promise<Turn<'menu.home' | 'forgotten'>> {
  const { words, forgetting, subscriber } = context;
  const ways = [[{ label: words.label('general.try-again'), go: 'forget' }], [menuButton('menu', words)]];
  const { isPosting } = await forgetting.openSales(subscriber);
  if (isPosting) return { replies: [{ text: words.say('forget.wait'), buttons: ways }], next: HOME, show: false };
  if (await escapesLimits(context))
    return { replies: [{ text: words.say('forget.after-codes'), buttons: ways }], next: HOME, show: false };

  // Before the commit: were it to fail, this update comes again and finishes what has been begun.
  await forgetting.removePhotos(subscriber);
  const anew = { label: words.label('forget.again'), go: 'start' };
  return {
    replies: [{ text: words.say('forget.done'), buttons: [[anew]] }],
    effects: [(tx) => forgetting.forget(tx, subscriber)],
    next: 'forgotten',
  };
}

/** Being forgotten must not be a way to have SMS sent to ever more numbers: only who could sign in may go at once. */
async function escapesLimits({ session, signIns, subscriber, now }: Context): Promise<boolean> {
  if (session !== undefined) return false;
  const history = await signIns.ofSubscriber(subscriber, now);
  return history.some((event) => event.kind === 'code requested' && event.at > now - SIGN_IN_HISTORY);
}
