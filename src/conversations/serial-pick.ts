import * as z from 'zod';
import { menuButton } from './navigation.ts';
import { labelSchema } from './photo-label.ts';
import type { Context, Exit, Place, StepInput, Turn } from './scene.ts';
import { hearSerial, type AskingTaker } from './serial-capture.ts';
import type { StepName } from './step-names.ts';

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

/** One of them, or another one photographed or typed, by itself or at `typeAt`; undefined when the input is none of these. */
export function hearPick<To extends Exit, TypeAt extends StepName>(
  context: Context,
  input: StepInput,
  { serials, photoId, capturedAt, label }: SerialPick,
  taker: AskingTaker<To>,
  typeAt: Place<TypeAt>,
): Turn<To> | Promise<Turn<To>> | { next: Place<TypeAt> } | undefined {
  if (input.kind !== 'choice') return hearSerial(context, input, taker);
  const serial = serials[Number(input.value)];
  if (serial === undefined) return { next: typeAt };
  return taker.take(context, { serial, source: 'photo', photoId, capturedAt, label });
}
