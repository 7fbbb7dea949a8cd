import * as z from 'zod';
import { joinText } from '../../domain/rich-text.ts';
import { closedNotice } from '../closed-notice.ts';
import { keepPhoto } from '../keep-photo.ts';
import { menuButton } from '../navigation.ts';
import { ownSale } from '../own-sale.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type StepInput, type Turn } from '../scene.ts';

const about = z.object({ saleId: z.number().optional() });

/** «Підтримка»: the door to an operator. Once something has been said, `hear-support.ts` goes on. */
export const supportScene: Scene<'support'> = {
  question: step({
    data: about,
    exits: ['menu.home'],
    show: showDoor,
    hear: (context, input, { saleId }) =>
      input.kind === 'choice' || input.kind === 'other'
        ? { next: 'notUnderstood' }
        : hearForSupport(context, input, saleId),
  }),

  /** How it was, by a button under the last words of a dialog. */
  rate: step({
    data: z.object({ caseId: z.number(), stars: z.number().min(1).max(5) }),
    exits: ['menu.home'],
    show({ words, support, subscriber }, { caseId, stars }) {
      return {
        replies: [{ text: words.say('support.rated', { stars }), keyboard: 'menu' }],
        effects: [(tx) => support.rate(tx, subscriber.id, caseId, stars)],
        next: HOME,
        show: false,
      };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

type DoorTurn = Turn<'menu.home'>;

/** What can be passed on to an operator. */
type ForSupport = Extract<StepInput, { kind: 'text' | 'photo' | 'contact' }>;

async function showDoor(context: Context, { saleId }: z.infer<typeof about>): Promise<DoorTurn> {
  const { words, support, supportStanding, subscriber } = context;
  const sale = await ownSale(context, saleId);
  if (sale) return asks(context, words.say('support.ask-about-sale', { serial: sale.serial }));
  if (supportStanding.state === 'closed') return asks(context, words.say('support.ask'));
  return {
    replies: [{ text: words.say('support.again'), keyboard: 'support' }],
    effects: [(tx) => support.enter(tx, subscriber.id)],
    next: HOME,
    show: false,
  };
}

function asks({ words }: Context, text: ReturnType<Context['words']['say']>): DoorTurn {
  return { replies: [{ text, buttons: [[menuButton('menu', words)]] }] };
}

/** Words for an operator: they are passed on as they are. The bot says something only when it is news to the seller. */
export async function hearForSupport(context: Context, input: ForSupport, saleId?: number): Promise<DoorTurn> {
  if (input.kind === 'photo') {
    const kept = await keepPhoto(context, input.media, 'to be seen');
    if ('turn' in kept) return kept.turn;
  }
  const sale = await ownSale(context, saleId);
  const answer = await receipt(context);
  return {
    toSupport: { saleId: sale?.id },
    replies: answer.replies,
    effects: answer.effects,
    next: HOME,
    show: false,
  };
}

/** What the seller is told about their words: that they have come in, once; and that nobody is there, once. */
async function receipt(context: Context): Promise<Required<Pick<Turn, 'replies' | 'effects'>>> {
  const { words, supportStanding } = context;
  const { state, withSupport } = supportStanding;
  // Who is talking with an operator knows that they are there, whatever the working hours say.
  const closed = state === 'taken' ? undefined : await closedNotice(context);
  const isNews = state === 'closed' || !withSupport;
  const received = words.say(state === 'paused' ? 'support.received-paused' : 'support.received');
  const told = [...(isNews ? [received] : []), ...(closed ? [closed.text] : [])];
  if (told.length === 0) return { replies: [], effects: [] };
  return {
    replies: [{ text: joinText(told, '\n\n'), keyboard: 'support' }],
    effects: closed ? [closed.effect] : [],
  };
}
