import * as z from 'zod';
import { menuButton } from '../navigation.ts';
import type { ReplyButton } from '../reply.ts';
import { step, type Context, type Scene } from '../scene.ts';
import { captureSale, hearPhoto, hearTypedSerial } from '../serial-capture.ts';

const pickData = z.object({
  serials: z.array(z.string()),
  photoId: z.number(),
  capturedAt: z.number(),
});

/** «Швидка реєстрація»: a serial number, typed or from a photo, becomes a sale of the ledger; the poster does the rest. */
export const quickScene: Scene = {
  serial: step({
    data: z.object({ typed: z.boolean().optional(), waited: z.boolean().optional() }),
    show: (context, { typed, waited }) => {
      if (context.session === undefined) return { next: 'signIn' };
      const text = context.words.say(waited ? 'quick.ask-next' : typed ? 'quick.ask-typed' : 'quick.ask');
      return { replies: [{ text, buttons: [[howTo(context)], [menuButton('menu', context.words)]] }] };
    },
    hear(context, input) {
      if (input.kind === 'text') return hearTypedSerial(context, input.text);
      if (input.kind === 'photo') return hearPhoto(context, input.media);
      if (input.kind === 'choice') return showTip(context);
      return { next: 'notUnderstood' };
    },
  }),

  pick: step({
    data: pickData,
    show: ({ words }, { serials }) => {
      const [only] = serials;
      const sure = serials.length > 1 || only === undefined;
      const text = sure ? words.say('quick.pick') : words.say('quick.confirm', { serial: only });
      const codes = serials.map((serial, at) => [
        { label: sure ? serial : words.label('quick.yes', { serial }), choose: String(at) },
      ]);
      const typing = [{ label: words.label('quick.type'), choose: 'type' }];
      return { replies: [{ text, buttons: [...codes, typing, [menuButton('menu', words)]] }] };
    },
    hear(context, input, { serials, photoId, capturedAt }) {
      if (input.kind === 'text') return hearTypedSerial(context, input.text);
      if (input.kind === 'photo') return hearPhoto(context, input.media);
      if (input.kind !== 'choice') return { next: 'notUnderstood' };
      const serial = serials[Number(input.value)];
      if (serial === undefined) return { next: { scene: 'quick', step: 'serial', data: { typed: true } } };
      return captureSale(context, { serial, source: 'photo', photoId, capturedAt });
    },
  }),
};

function howTo({ words }: Context): ReplyButton {
  return { label: words.label('quick.how-to'), choose: 'how' };
}

function showTip(context: Context) {
  const { words } = context;
  return { replies: [{ text: words.say('quick.tip'), picture: TIP_PICTURE, buttons: [[menuButton('menu', words)]] }] };
}

/** Lies among the assets; the daemon puts it into the media folder. */
export const TIP_PICTURE = 'how-to-photograph.jpeg';
