import * as z from 'zod';
import { step, type Scene } from '../scene.ts';
import { hearPhoto } from '../serial-capture.ts';

/** The main menu: where everybody stands who is in the middle of nothing. */
export const menuScene: Scene = {
  home: step({
    data: z.object({}),
    show: ({ session, words }) =>
      session === undefined ? { next: 'signIn' } : { replies: [{ text: words.say('menu.choose'), keyboard: 'menu' }] },
    hear: (context, input) => {
      if (context.session === undefined) return { next: 'signIn' };
      // A photo can only mean a sale: the menu button need not be pressed first.
      return input.kind === 'photo' ? hearPhoto(context, input.media) : { next: 'notUnderstood' };
    },
  }),
};
