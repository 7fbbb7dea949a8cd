import * as z from 'zod';
import { step, type Context, type Heard, type Scene, type StepInput, type Turn } from '../scene.ts';
import { hearSerial, meansSale } from '../serial-capture.ts';
import { QUICK_EXITS, quickTaker } from './quick.ts';

/** Where the menu may lead by itself: what is sent there may be a sale. */
export const HOME_EXITS = QUICK_EXITS;

/** The main menu: where everybody stands who is in the middle of nothing. */
export const menuScene: Scene<'menu'> = {
  home: step({ data: z.object({}), exits: HOME_EXITS, show: showHome, hear: hearAtHome }),
};

export function showHome({ session, words }: Context): Turn<'signIn'> {
  return session === undefined
    ? { next: 'signIn' }
    : { replies: [{ text: words.say('menu.choose'), keyboard: 'menu' }] };
}

type HomeTurn = Heard<(typeof HOME_EXITS)[number]>;

/** What can only mean a sale is taken for one: the menu button need not be pressed first. */
export function hearAtHome(context: Context, input: StepInput): HomeTurn | Promise<HomeTurn> {
  const isKnown = context.session !== undefined || context.subscriber.phone !== null;
  const sale = isKnown && meansSale(input) ? hearSerial(context, input, quickTaker) : undefined;
  if (sale) return sale;
  return { next: context.session === undefined ? 'signIn' : 'notUnderstood' };
}
