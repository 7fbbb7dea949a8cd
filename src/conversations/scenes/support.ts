import * as z from 'zod';
import { joinText } from '../../domain/rich-text.ts';
import type { Sale } from '../../sales/ledger.ts';
import { closedNotice } from '../closed-notice.ts';
import { clubTrouble } from '../club-trouble.ts';
import { keepPhoto } from '../keep-photo.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type StepInput, type Turn } from '../scene.ts';

const LONGEST = 3000;

/** «Написати в підтримку»: one question, with what is known of the sale it is about, through PostQuestion. */
export const supportScene: Scene = {
  question: step({
    data: z.object({ saleId: z.number().optional(), question: z.string().optional() }),
    async show(context, { saleId }) {
      if (context.session === undefined) return { next: 'signIn' };
      const sale = await ownSale(context, saleId);
      const { words } = context;
      const text = sale ? words.say('support.ask-about-sale', { serial: sale.serial }) : words.say('support.ask');
      return { replies: [{ text, buttons: [[menuButton('menu', words)]] }] };
    },
    hear(context, input, { saleId, question }) {
      if (input.kind === 'choice' && question !== undefined) return ask(context, question, saleId);
      if (input.kind === 'text') return ask(context, input.text, saleId);
      if (input.kind === 'photo') return askWithPhoto(context, input, saleId);
      return { next: 'notUnderstood' };
    },
  }),
};

async function askWithPhoto(
  context: Context,
  { media, caption }: Extract<StepInput, { kind: 'photo' }>,
  saleId: number | undefined,
): Promise<Turn> {
  const kept = await keepPhoto(context, media);
  if ('turn' in kept) return kept.turn;
  return ask(context, caption ?? context.words.label('support.photo'), saleId, kept.photo.bytes);
}

async function ask(context: Context, question: string, saleId: number | undefined, photo?: Uint8Array): Promise<Turn> {
  const { session, words, club, programme } = context;
  if (session === undefined) return { next: 'signIn' };
  if (question.length > LONGEST) return { replies: [{ text: words.say('support.too-long') }] };

  const sale = await ownSale(context, saleId);
  const told = sale
    ? words.label('support.context', { question, serial: sale.serial, comment: sale.refusalComment ?? '—' })
    : question;
  const answer = await context.busy(club.postQuestion(session, told, photo));
  if (answer.ok) {
    const sent = words.say('support.sent', { title: programme.title });
    const closed = await closedNotice(context);
    const text = closed ? joinText([sent, closed.text], '\n\n') : sent;
    return { replies: [{ text, keyboard: 'menu' }], effects: closed ? [closed.effect] : [], next: HOME, show: false };
  }
  // The question stays with the step, so that "try again" need not ask for it twice.
  const kept = { scene: 'support', step: 'question', data: { ...(saleId && { saleId }), question } };
  const again = { label: words.label('general.try-again'), choose: 'again' };
  return { next: kept, show: false, ...clubTrouble(context, answer.failure, again) };
}

async function ownSale({ ledger, subscriber }: Context, saleId: number | undefined): Promise<Sale | undefined> {
  const sale = saleId === undefined ? undefined : await ledger.byId(saleId);
  return sale?.subscriberId === subscriber.id ? sale : undefined;
}
