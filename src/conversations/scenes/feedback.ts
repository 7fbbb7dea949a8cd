import * as z from 'zod';
import { TOGETHER } from '../../sales/batches.ts';
import { clubTrouble } from '../club-trouble.ts';
import { keepPhoto } from '../keep-photo.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { at, step, type Context, type Place, type Scene, type StepInput, type Turn } from '../scene.ts';
import { HOME_EXITS, hearAtHome, showHome } from './menu.ts';

const LONGEST = 3000;

/** A photo that was sent, and what tells which others were sent with it. */
const lastPhoto = z.object({ sentAt: z.number(), albumId: z.string().optional() });
const feedback = z.object({ text: z.string(), photo: lastPhoto.extend({ id: z.number() }).optional() });

type LastPhoto = z.infer<typeof lastPhoto>;
type Feedback = z.infer<typeof feedback>;
type SentPhoto = Extract<StepInput, { kind: 'photo' }>;

/** «Написати організаторам»: one message to the club itself, through PostQuestion. */
export const feedbackScene: Scene<'feedback'> = {
  write: step({
    data: z.object({}),
    exits: ['feedback.send', 'signIn'],
    show({ session, words }) {
      if (session === undefined) return { next: 'signIn' };
      return { replies: [{ text: words.say('feedback.ask'), buttons: [[menuButton('menu', words)]] }] };
    },
    hear: (context, input) => hearFeedback(context, input) ?? { next: 'notUnderstood' },
  }),

  /** Kept here until the club has it, so that neither words nor photo are asked for twice. */
  send: step({
    data: feedback,
    exits: ['feedback.send', 'feedback.album', 'menu.home', 'signIn'],
    show: send,
    hear(context, input) {
      if (input.kind === 'choice') return { next: 'again' };
      return hearFeedback(context, input) ?? { next: 'notUnderstood' };
    },
  }),

  /** The other photos of several whose first one has been sent. */
  album: step({
    data: lastPhoto,
    exits: ['feedback.send', ...HOME_EXITS],
    show: showHome,
    hear(context, input, last) {
      const isOneMore = input.kind === 'photo' && isSentWith(context, input, last);
      return isOneMore ? hearPhoto(context, input) : hearAtHome(context, input);
    },
  }),
};

/** Viber sends photos one by one that were chosen together, without a word that they are. */
function isSentWith({ sentAt }: Context, { albumId }: SentPhoto, last: LastPhoto): boolean {
  return albumId === last.albumId && (albumId !== undefined || sentAt - last.sentAt <= TOGETHER);
}

type WriteTurn = Turn<'feedback.send'>;

/** A text, or a photo with or without words; undefined when the input is neither. */
function hearFeedback(context: Context, input: StepInput): WriteTurn | Promise<WriteTurn> | undefined {
  if (input.kind === 'photo') return hearPhoto(context, input);
  if (input.kind !== 'text') return undefined;
  if (input.text.length <= LONGEST) return { next: sendAt({ text: input.text }) };
  const { words } = context;
  return { replies: [{ text: words.say('feedback.too-long'), buttons: [[menuButton('menu', words)]] }] };
}

async function hearPhoto(context: Context, { media, caption, albumId }: SentPhoto): Promise<WriteTurn> {
  const kept = await keepPhoto(context, media, 'to be seen');
  if ('turn' in kept) return kept.turn;
  const text = caption ?? context.words.label('feedback.photo');
  return { next: sendAt({ text, photo: { id: kept.photo.id, sentAt: context.sentAt, albumId } }) };
}

async function send(context: Context, data: Feedback): Promise<Turn<'feedback.album' | 'menu.home' | 'signIn'>> {
  const { session, words, club, programme, photos } = context;
  if (session === undefined) return { next: 'signIn' };
  const { photo } = data;
  const bytes = photo && (await photos.read(photo.id));
  const answer = await context.busy(club.postQuestion(session, data.text, bytes));
  if (!answer.ok)
    return clubTrouble(context, answer.failure, { label: words.label('general.try-again'), choose: 'again' });

  const text = words.say('feedback.sent', { title: programme.title });
  const next = photo ? at('feedback.album', { sentAt: photo.sentAt, albumId: photo.albumId }) : HOME;
  return { replies: [{ text, keyboard: 'menu' }], next, show: false };
}

function sendAt(data: Feedback): Place<'feedback.send'> {
  return at('feedback.send', data);
}
