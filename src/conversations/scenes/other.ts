import * as z from 'zod';
import { menuButton, type DestinationName } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Scene } from '../scene.ts';

const ROWS: DestinationName[][] = [
  ['news', 'notices'],
  ['registrations', 'in-work'],
  ['me', 'notifications'],
  ['survey', 'about'],
  ['help', 'feedback'],
  ['menu'],
];

/** The second menu: what a seller wants now and then, so that the first stays small. */
export const otherScene: Scene<'other'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home'],
    show: ({ words }) => ({
      replies: [
        {
          text: words.say('other.choose'),
          buttons: ROWS.map((row) => row.map((name) => menuButton(name, words))),
        },
      ],
      next: HOME,
      show: false,
    }),
    hear: () => ({ next: 'notUnderstood' }),
  }),
};
