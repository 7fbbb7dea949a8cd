import * as z from 'zod';
import type { CapturedSerial } from '../../sales/ledger.ts';
import { menuButton } from '../navigation.ts';
import { AFTER_WAITING } from '../places.ts';
import type { ReplyButton } from '../reply.ts';
import { at, step, type Context, type Scene, type Turn } from '../scene.ts';
import { hearSerial, type AskingTaker } from '../serial-capture.ts';
import { hearPick, pickSchema, showPick } from '../serial-pick.ts';

/** Where quick registration may lead. */
export const QUICK_EXITS = ['quick.serial', 'quick.pick', 'signIn'] as const;

/** A serial number becomes a sale of quick registration. */
export const quickTaker: AskingTaker<(typeof QUICK_EXITS)[number]> = {
  take: captureSale,
  pickAt: (pick) => at('quick.pick', pick),
  batches: 'several',
};

/** «Швидка реєстрація»: a serial number, typed or from a photo, becomes a sale of the ledger; the poster does the rest. */
export const quickScene: Scene<'quick'> = {
  serial: step({
    data: z.object({ typed: z.boolean().optional(), waited: z.boolean().optional() }),
    exits: QUICK_EXITS,
    show: (context, { typed, waited }) => {
      if (context.session === undefined) return { next: 'signIn' };
      const text = context.words.say(waited ? 'quick.ask-next' : typed ? 'quick.ask-typed' : 'quick.ask');
      return { replies: [{ text, buttons: [[howTo(context)], [menuButton('menu', context.words)]] }] };
    },
    hear(context, input) {
      if (input.kind === 'choice') return showTip(context);
      return hearSerial(context, input, quickTaker) ?? { next: 'notUnderstood' };
    },
  }),

  pick: step({
    data: pickSchema,
    exits: QUICK_EXITS,
    show: showPick,
    hear: (context, input, pick) =>
      hearPick(context, input, pick, quickTaker, at('quick.serial', { typed: true })) ?? { next: 'notUnderstood' },
  }),
};

/** Writes the sale into the ledger. What comes of it is told when the club has answered, so this says nothing. */
function captureSale(context: Context, captured: CapturedSerial): Turn<'quick.serial' | 'signIn'> {
  const waitsForSignIn = context.session === undefined;
  context.typing();
  return {
    effects: [(tx) => context.ledger.capture(tx, context.subscriber, { ...captured, waitsForSignIn })],
    ...(waitsForSignIn ? { next: 'signIn', resume: AFTER_WAITING } : { next: at('quick.serial'), show: false }),
  };
}

function howTo({ words }: Context): ReplyButton {
  return { label: words.label('quick.how-to'), choose: 'how' };
}

function showTip(context: Context) {
  const { words } = context;
  return { replies: [{ text: words.say('quick.tip'), picture: TIP_PICTURE, buttons: [[menuButton('menu', words)]] }] };
}

/** Lies among the assets; the daemon puts it into the media folder. */
export const TIP_PICTURE = 'how-to-photograph.jpeg';
