import * as z from 'zod';
import { readPhoneNumber } from '../../audience/phone-number.ts';
import { codeButtons, requestCode, type SignInExit } from '../code-request.ts';
import { checkCode } from '../code-check.ts';
import type { Reply } from '../reply.ts';
import { at, step, type Context, type Scene, type StepInput, type Turn } from '../scene.ts';
import { hearSerial, meansSale, type SerialTaker } from '../serial-capture.ts';
import { shownPhone } from '../shown-phone.ts';

/** «Авторизація у ERGO CLUB»: phone number, SMS code, session. */
export const signInScene: Scene<'sign-in'> = {
  phone: step({
    data: z.object({
      why: z.enum(['first', 'expired', 'other']).default('first'),
      /** The number that the club has just said it does not know. */
      unknown: z.string().optional(),
    }),
    exits: ['sign-in.phone', 'sign-in.code'],
    show: (context, { why }) => ({ replies: askPhone(context, why) }),
    hear: async (context, input, { unknown }) =>
      hearPhone(context, input, unknown) ??
      (await keepSale(context, input, { keyboard: sharing(context) })) ??
      notAPhone(context),
  }),

  code: step({
    data: z.object({ phone: z.string(), sentBefore: z.boolean().default(false), code: z.string().optional() }),
    exits: ['sign-in.phone', 'sign-in.code', 'resume'],
    show: ({ words }, { phone, sentBefore }) => ({
      replies: [
        {
          text: words.say(sentBefore ? 'sign-in.code-sent-before' : 'sign-in.code-sent', { phone: shownPhone(phone) }),
          buttons: codeButtons(words),
        },
      ],
    }),
    hear: (context, input, { phone, code }) => hearCode(context, input, phone, code),
  }),
};

function askPhone({ words, programme }: Context, why: 'first' | 'expired' | 'other'): Reply[] {
  const text = {
    first: () => words.say('sign-in.ask-phone'),
    expired: () => words.say('sign-in.ask-phone'),
    other: () => words.say('sign-in.ask-other-phone', { title: programme.title }),
  }[why]();
  const before = why === 'expired' ? [{ text: words.say('sign-in.expired') }] : [];
  return [...before, { text, keyboard: { share: words.label('sign-in.share') } }];
}

type SignInTurn = Turn<SignInExit>;

/** A number that was shared or typed; undefined when it was neither. */
function hearPhone(context: Context, input: StepInput, unknown?: string): SignInTurn | Promise<SignInTurn> | undefined {
  if (input.kind === 'contact' && !input.own)
    return { replies: [{ text: context.words.say('sign-in.foreign-contact'), keyboard: sharing(context) }] };

  const phone = numberIn(input);
  if (phone !== undefined) return requestCode(context, phone, phone === unknown ? 'phone was unknown' : undefined);
  if (input.kind !== 'choice') return undefined;
  // The choice "try again" after the club was out of reach carries the number.
  return /^380\d{9}$/.test(input.value) ? requestCode(context, input.value, 'club was away') : askOther();
}

function numberIn(input: StepInput): string | undefined {
  if (input.kind === 'text') return readPhoneNumber(input.text);
  if (input.kind !== 'contact') return undefined;
  // The messenger has called this number: it exists, even with an operator's code that the library has not heard of.
  return readPhoneNumber(input.phone) ?? /^380\d{9}$/.exec(input.phone)?.[0];
}

function askOther(): Turn<'sign-in.phone'> {
  return { next: at('sign-in.phone', { why: 'other' }) };
}

function notAPhone(context: Context): Turn {
  return { replies: [{ text: context.words.say('sign-in.not-a-phone'), keyboard: sharing(context) }] };
}

async function hearCode(
  context: Context,
  input: StepInput,
  phone: string,
  code: string | undefined,
): Promise<Turn<SignInExit | 'resume'>> {
  if (input.kind === 'choice') {
    if (input.value === 'again') return requestCode(context, phone);
    if (input.value === 'retry' && code !== undefined) return checkCode(context, phone, code, true);
    return askOther();
  }
  const typed = input.kind === 'text' ? input.text.replace(/[\s-]/g, '') : '';
  if (/^\w{3,8}$/.test(typed) && /\d/.test(typed)) return checkCode(context, phone, typed, typed === code);
  const buttons = codeButtons(context.words);
  return hearPhone(context, input) ?? (await keepSale(context, input, { buttons })) ?? notACode(context);
}

/** What somebody sends who has only to sign in again is a sale like any other: it waits until they have. */
const WAITING: SerialTaker = {
  take: ({ ledger, subscriber }, captured) => ({
    effects: [(tx) => ledger.capture(tx, subscriber, { ...captured, waitsForSignIn: true })],
  }),
  batches: 'always',
};

async function keepSale(
  context: Context,
  input: StepInput,
  below: Pick<Reply, 'buttons' | 'keyboard'>,
): Promise<Turn | undefined> {
  if (context.subscriber.phone === null || !meansSale(input)) return undefined;
  const turn = await hearSerial(context, input, WAITING);
  // A photo is told of by its batch.
  if (!turn || input.kind !== 'text') return turn;
  return { replies: [{ text: context.words.say('sign-in.sale-kept'), ...below }], ...turn };
}

function notACode({ words }: Context): Turn {
  return { replies: [{ text: words.say('sign-in.not-a-code'), buttons: codeButtons(words) }] };
}

function sharing({ words }: Context): { share: string } {
  return { share: words.label('sign-in.share') };
}
