import * as z from 'zod';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';

/** Whether the seller is told what becomes of sales, and switching that. */
export const notificationsScene: Scene<'notifications'> = {
  show: step({
    data: z.object({ turn: z.enum(['on', 'off']).optional() }),
    exits: ['menu.home'],
    async show(context, { turn }) {
      const { fates, subscriber } = context;
      if (turn === undefined) return told(context, await fates.isWanted(subscriber.id));
      const wanted = turn === 'on';
      return { ...told(context, wanted), effects: [(tx) => fates.want(tx, subscriber.id, wanted)] };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

function told({ words }: Context, wanted: boolean): Turn<'menu.home'> {
  const other = wanted
    ? { label: words.label('notifications.turn-off'), go: 'notifications:off' }
    : { label: words.label('notifications.turn-on'), go: 'notifications:on' };
  const text = words.say(wanted ? 'notifications.on' : 'notifications.off');
  return { replies: [{ text, buttons: [[other], [menuButton('menu', words)]] }], next: HOME, show: false };
}
