import * as z from 'zod';
import { joinText } from '../../domain/rich-text.ts';
import { closedNotice } from '../closed-notice.ts';
import { clubTrouble } from '../club-trouble.ts';
import { keepPhoto } from '../keep-photo.ts';
import { menuButton } from '../navigation.ts';
import { ownSale } from '../own-sale.ts';
import { HOME } from '../places.ts';
import { at, step, type Context, type Place, type Scene, type StepInput, type Turn } from '../scene.ts';
import { HOME_EXITS, hearAtHome, showHome } from './menu.ts';

const LONGEST = 3000;

const about = z.object({ saleId: z.number().optional() });
const question = about.extend({ question: z.string(), photoId: z.number().optional(), albumId: z.string().optional() });

type About = z.infer<typeof about>;
type Question = z.infer<typeof question>;

/** «Написати в підтримку»: one question, with what is known of the sale it is about, through PostQuestion. */
export const supportScene: Scene<'support'> = {
  question: step({
    data: about,
    exits: ['support.send', 'signIn'],
    async show(context, { saleId }) {
      if (context.session === undefined) return { next: 'signIn' };
      const sale = await ownSale(context, saleId);
      const { words } = context;
      const text = sale ? words.say('support.ask-about-sale', { serial: sale.serial }) : words.say('support.ask');
      return { replies: [{ text, buttons: [[menuButton('menu', words)]] }] };
    },
    hear: (context, input, data) => hearQuestion(context, input, data) ?? { next: 'notUnderstood' },
  }),

  /** Kept here until the club has it, so that neither words nor photo are asked for twice. */
  send: step({
    data: question,
    exits: ['support.send', 'support.album', 'menu.home', 'signIn'],
    show: send,
    hear(context, input, data) {
      if (input.kind === 'choice') return { next: 'again' };
      return hearQuestion(context, input, { saleId: data.saleId }) ?? { next: 'notUnderstood' };
    },
  }),

  /** The other photos of an album whose first one has been sent. */
  album: step({
    data: about.extend({ albumId: z.string() }),
    exits: ['support.send', ...HOME_EXITS],
    show: showHome,
    hear(context, input, data) {
      const isSame = input.kind === 'photo' && input.albumId === data.albumId;
      return isSame ? hearPhoto(context, input, data) : hearAtHome(context, input);
    },
  }),
};

type AskTurn = Turn<'support.send'>;

/** A question as text, or as a photo with or without words; undefined when the input is neither. */
function hearQuestion(context: Context, input: StepInput, data: About): AskTurn | Promise<AskTurn> | undefined {
  if (input.kind === 'photo') return hearPhoto(context, input, data);
  if (input.kind !== 'text') return undefined;
  if (input.text.length <= LONGEST) return { next: sendAt({ ...data, question: input.text }) };
  const { words } = context;
  return { replies: [{ text: words.say('support.too-long'), buttons: [[menuButton('menu', words)]] }] };
}

async function hearPhoto(
  context: Context,
  { media, caption, albumId }: Extract<StepInput, { kind: 'photo' }>,
  { saleId }: About,
): Promise<AskTurn> {
  const kept = await keepPhoto(context, media, 'to be seen');
  if ('turn' in kept) return kept.turn;
  const words = caption ?? context.words.label('support.photo');
  return { next: sendAt({ saleId, question: words, photoId: kept.photo.id, albumId }) };
}

async function send(context: Context, data: Question): Promise<Turn<'support.album' | 'menu.home' | 'signIn'>> {
  const { session, words, club, programme, photos } = context;
  if (session === undefined) return { next: 'signIn' };
  const photo = data.photoId === undefined ? undefined : await photos.read(data.photoId);
  const answer = await context.busy(club.postQuestion(session, await told(context, data), photo));
  if (!answer.ok)
    return clubTrouble(context, answer.failure, { label: words.label('general.try-again'), choose: 'again' });

  const sent = words.say('support.sent', { title: programme.title });
  const closed = await closedNotice(context);
  const text = closed ? joinText([sent, closed.text], '\n\n') : sent;
  const { albumId, saleId } = data;
  const next = albumId === undefined ? HOME : at('support.album', { albumId, saleId });
  return { replies: [{ text, keyboard: 'menu' }], effects: closed ? [closed.effect] : [], next, show: false };
}

/** What support receives. */
async function told(context: Context, { question: asked, saleId }: Question): Promise<string> {
  const sale = await ownSale(context, saleId);
  if (!sale) return asked;
  const comment = sale.refusalComment?.trim() || context.words.label('general.unknown');
  return context.words.label('support.context', { question: asked, serial: sale.serial, comment });
}

function sendAt(data: Question): Place<'support.send'> {
  return at('support.send', data);
}
