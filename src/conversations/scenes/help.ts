import * as z from 'zod';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Scene } from '../scene.ts';

/** What the bot can do, in the words of its own buttons. */
export const helpScene: Scene<'help'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home'],
    show: ({ words }) => ({
      replies: [
        {
          text: words.say('help.text', {
            register: words.label('menu.register'),
            balance: words.label('menu.balance'),
            support: words.label('menu.support'),
          }),
          buttons: [[menuButton('menu', words)]],
        },
      ],
      next: HOME,
      show: false,
    }),
    hear: () => ({ next: 'notUnderstood' }),
  }),
};
