import type { TradePoint } from '../../../club/club-types.ts';
import { clubTrouble, toSite } from '../../club-trouble.ts';
import { menuButton } from '../../navigation.ts';
import { keepPhoto } from '../../keep-photo.ts';
import { hearSerial, type AskingTaker } from '../../serial-capture.ts';
import { hearPick, pickSchema, showPick } from '../../serial-pick.ts';
import { at, step, type Context, type Turn } from '../../scene.ts';
import {
  fullData,
  fullStep,
  missingStep,
  onward,
  tryAgain,
  withModel,
  withoutModel,
  type FullData,
} from './full-data.ts';

/** Asks for what is still missing, if anything is. */
export const goOn = fullStep({
  exits: ['full.actions', 'full.models', 'full.serial', 'full.receipt', 'full.shop', 'full.summary', 'signIn'],
  show: (context, data) =>
    withModel(context, data, ({ model }) => ({
      next: missingStep(data, model) ?? at('full.summary', data),
    })),
  hear: () => ({ next: 'notUnderstood' }),
});

/** The serial number of the chosen product. */
export const askSerial = fullStep({
  exits: ['full.onward', 'full.pick', 'full.models', 'full.actions', 'signIn'],
  show: (context, data) =>
    withModel(context, data, ({ model }) => ({
      replies: [
        {
          text: context.words.say('full.ask-serial', { model: model.name }),
          buttons: [
            [{ label: context.words.label('full.change-model'), choose: 'model' }],
            [menuButton('menu', context.words)],
          ],
        },
      ],
    })),
  hear(context, input, data) {
    if (input.kind === 'choice') return { next: at('full.models', withoutModel(data)) };
    return hearSerial(context, input, takerFor(data)) ?? { next: 'notUnderstood' };
  },
});

/** Several codes were read from the photo, or one that is not sure. */
export const pickSerial = step({
  data: fullData.extend({ pick: pickSchema }),
  exits: ['full.onward', 'full.serial', 'full.pick'],
  show: (context, { pick }) => showPick(context, pick),
  hear: (context, input, { pick, ...data }) =>
    hearPick(context, input, pick, takerFor(data), at('full.serial', data)) ?? { next: 'notUnderstood' },
});

/** The photo of the receipt. */
export const askReceipt = step({
  data: fullData,
  exits: ['full.onward'],
  show: ({ words }) => ({ replies: [{ text: words.say('full.ask-receipt'), buttons: [[menuButton('menu', words)]] }] }),
  async hear(context, input, data) {
    const { words } = context;
    if (input.kind !== 'photo')
      return { replies: [{ text: words.say('full.receipt-not-photo'), buttons: [[menuButton('menu', words)]] }] };
    const kept = await keepPhoto(context, input.media, 'to be seen');
    if ('turn' in kept) return kept.turn;
    return onward({ ...data, receiptPhotoId: kept.photo.id });
  },
});

/** The shop: taken without asking where there is one, or one was chosen before. */
export const askShop = fullStep({
  exits: ['full.onward', 'signIn'],
  async show(context, data) {
    const shops = await shopsOf(context);
    if ('turn' in shops) return shops.turn;
    const { words, ledger, subscriber } = context;
    const last = await ledger.lastTradePoint(subscriber.id);
    const known = shops.list.length === 1 ? shops.list[0] : shops.list.find((shop) => shop.id === last);
    if (known && data.changing !== 'shop') return onward({ ...data, tradePointId: known.id });
    if (shops.list.length === 0) {
      const added = { label: words.label('full.shop-added'), choose: 'added' };
      return {
        replies: [
          { text: words.say('full.no-shop'), buttons: [[toSite(context)], [added], [menuButton('menu', words)]] },
        ],
      };
    }
    const buttons = shops.list.map((shop) => [{ label: shop.name, choose: shop.id }]);
    return { replies: [{ text: words.say('full.ask-shop'), buttons: [...buttons, [menuButton('menu', words)]] }] };
  },
  hear(_context, input, data) {
    if (input.kind !== 'choice') return { next: 'notUnderstood' };
    if (input.value === 'added') return { next: 'again' };
    return onward({ ...data, tradePointId: input.value, changing: undefined });
  },
});

/** The seller's shops (GetProfile). */
export async function shopsOf(context: Context): Promise<{ list: TradePoint[] } | { turn: Turn<'signIn'> }> {
  const { session, club } = context;
  if (session === undefined) return { turn: { next: 'signIn' } };
  const profile = await context.busy(club.getProfile(session));
  if (profile.ok) return { list: profile.value.tradePoints };
  return { turn: clubTrouble(context, profile.failure, tryAgain(context)) };
}

function takerFor(data: FullData): AskingTaker<'full.onward' | 'full.pick'> {
  return {
    take: (_context, captured) => onward({ ...data, captured }),
    pickAt: (pick) => at('full.pick', { ...data, pick }),
  };
}
