import * as z from 'zod';
import { step, type Scene } from '../scene.ts';

/** The main menu: where everybody stands who is in the middle of nothing. */
export const menuScene: Scene = {
  home: step({
    data: z.object({}),
    show: ({ session, words }) =>
      session === undefined ? { next: 'signIn' } : { replies: [{ text: words.say('menu.choose'), keyboard: 'menu' }] },
    hear: ({ session }) => ({ next: session === undefined ? 'signIn' : 'notUnderstood' }),
  }),
};
