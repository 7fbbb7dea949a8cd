import * as z from 'zod';
import { step, type Scene } from '../scene.ts';
import { hearSerial } from '../serial-capture.ts';
import { quickTaker } from './quick.ts';

/** The main menu: where everybody stands who is in the middle of nothing. */
export const menuScene: Scene = {
  home: step({
    data: z.object({}),
    show: ({ session, words }) =>
      session === undefined ? { next: 'signIn' } : { replies: [{ text: words.say('menu.choose'), keyboard: 'menu' }] },
    hear: (context, input) => {
      if (context.session === undefined) return { next: 'signIn' };
      // A photo can only mean a sale: the menu button need not be pressed first.
      const sale = input.kind === 'photo' ? hearSerial(context, input, quickTaker) : undefined;
      return sale ?? { next: 'notUnderstood' };
    },
  }),
};
