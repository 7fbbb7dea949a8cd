import * as z from 'zod';
import { step, type Context, type Scene, type StepInput, type Turn } from '../scene.ts';
import { hearSerial, meansSale } from '../serial-capture.ts';
import { quickTaker } from './quick.ts';

/** The main menu: where everybody stands who is in the middle of nothing. */
export const menuScene: Scene = {
  home: step({ data: z.object({}), show: showHome, hear: hearAtHome }),
};

export function showHome({ session, words }: Context): Turn {
  return session === undefined
    ? { next: 'signIn' }
    : { replies: [{ text: words.say('menu.choose'), keyboard: 'menu' }] };
}

/** What can only mean a sale is taken for one: the menu button need not be pressed first. */
export function hearAtHome(context: Context, input: StepInput): Turn | Promise<Turn> {
  const isKnown = context.session !== undefined || context.subscriber.phone !== null;
  const sale = isKnown && meansSale(input) ? hearSerial(context, input, quickTaker) : undefined;
  if (sale) return sale;
  return { next: context.session === undefined ? 'signIn' : 'notUnderstood' };
}
