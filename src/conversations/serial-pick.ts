import * as z from 'zod';
import { menuButton } from './navigation.ts';
import { labelSchema } from './photo-label.ts';
import type { Context, StepInput, Turn } from './scene.ts';
import { hearSerial, type SerialTaker } from './serial-capture.ts';

/** Codes of one photo that may be the serial number, the likeliest first, and the whole label they were read from. */
export const pickSchema = z.object({
  serials: z.array(z.string()),
  photoId: z.number(),
  capturedAt: z.number(),
  label: labelSchema.optional(),
});

export type SerialPick = z.infer<typeof pickSchema>;

/** Asks which of them it is, or whether the only one is right. */
export function showPick({ words }: Context, { serials }: SerialPick): Turn {
  const [only] = serials;
  const several = serials.length > 1 || only === undefined;
  const text = several ? words.say('quick.pick') : words.say('quick.confirm', { serial: only });
  const codes = serials.map((serial, at) => [
    { label: several ? serial : words.label('quick.yes', { serial }), choose: String(at) },
  ]);
  const typing = [{ label: words.label('quick.type'), choose: 'type' }];
  return { replies: [{ text, buttons: [...codes, typing, [menuButton('menu', words)]] }] };
}

/** One of them, or another one typed or photographed; undefined when the input is none of these. */
export function hearPick(
  context: Context,
  input: StepInput,
  { serials, photoId, capturedAt, label }: SerialPick,
  taker: SerialTaker,
): Turn | Promise<Turn> | undefined {
  if (input.kind !== 'choice') return hearSerial(context, input, taker);
  const serial = serials[Number(input.value)];
  if (serial === undefined) return { next: taker.typeAt };
  return taker.take(context, { serial, source: 'photo', photoId, capturedAt, label });
}
