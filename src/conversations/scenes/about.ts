import * as z from 'zod';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Scene } from '../scene.ts';

/** «Про програму»: a text with the link to the terms; asks the club nothing and needs no session. */
export const aboutScene: Scene<'about'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home'],
    show: ({ words, programme: { title, terms } }) => ({
      replies: [
        {
          text: words.say('about.text', { title, terms }),
          buttons: [[{ label: words.label('about.terms'), url: terms }], [menuButton('menu', words)]],
        },
      ],
      next: HOME,
      show: false,
    }),
    hear: () => ({ next: 'notUnderstood' }),
  }),
};
