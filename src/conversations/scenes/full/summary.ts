import { isImei, looksLikeImei } from '../../../domain/imei.ts';
import { lastDay } from '../../../domain/promotion-dates.ts';
import type { Action, Model } from '../../../club/club-types.ts';
import type { ModelChoice, Sale } from '../../../sales/ledger.ts';
import { joinText, plain } from '../../../domain/rich-text.ts';
import { menuButton } from '../../navigation.ts';
import { ownSale } from '../../own-sale.ts';
import type { ReplyButton } from '../../reply.ts';
import { at, type Context, type Turn } from '../../scene.ts';
import { shopsOf } from './demands.ts';
import {
  demands,
  fullStep,
  missingStep,
  withModel,
  withoutModel,
  type FullData,
  type MissingStep,
} from './full-data.ts';

type Chosen = { action: Action; model: Model };

/** Everything once more before it is sent, each part to be changed. */
export const summary = fullStep({
  exits: ['full.actions', 'full.models', 'full.serial', 'full.receipt', 'full.shop', 'signIn'],
  show: (context, data) => withModel(context, data, (chosen) => showSummary(context, data, chosen)),
  hear(context, input, data) {
    if (input.kind !== 'choice') return { next: 'notUnderstood' };
    switch (input.value) {
      case 'serial':
        return { next: at('full.serial', { ...data, captured: undefined }) };
      case 'model':
        return { next: at('full.models', withoutModel(data)) };
      case 'receipt':
        return { next: at('full.receipt', { ...data, receiptPhotoId: undefined }) };
      case 'shop':
        return { next: at('full.shop', { ...data, tradePointId: undefined, changing: 'shop' }) };
      default:
        return withModel(context, data, (chosen) => send(context, data, chosen));
    }
  },
});

async function showSummary(context: Context, data: FullData, { model }: Chosen): Promise<Turn<MissingStep | 'signIn'>> {
  const { words } = context;
  const { captured } = data;
  const missing = missingStep(data, model);
  if (missing || !captured) return { next: missing ?? at('full.serial', data) };
  const lines: string[] = [];
  if (demands(data, model, 'shop')) {
    const shops = await shopsOf(context);
    if ('turn' in shops) return shops.turn;
    const shop = shops.list.find((one) => one.id === data.tradePointId);
    // The shop is no longer among the seller's: the club would refuse it.
    if (!shop) return { next: at('full.shop', { ...data, tradePointId: undefined, changing: 'shop' }) };
    lines.push(words.label('full.summary-shop', { shop: shop.name }));
  }
  if (demands(data, model, 'photo')) lines.push(words.label('full.summary-receipt'));
  const doubtful = model.needsImei && looksLikeImei(captured.serial) && !isImei(captured.serial);
  if (doubtful) lines.push('', words.label('full.summary-imei'));

  const head = words.say('full.summary', { model: model.name, serial: captured.serial });
  const text = joinText([head, ...lines.map(plain)], '\n');
  return { replies: [{ text, buttons: summaryButtons(context, data, model) }] };
}

function summaryButtons({ words }: Context, data: FullData, model: Model): ReplyButton[][] {
  const changes: ReplyButton[][] = [
    [
      { label: words.label('full.change-serial'), choose: 'serial' },
      { label: words.label('full.change-model'), choose: 'model' },
    ],
  ];
  const more: ReplyButton[] = [];
  if (demands(data, model, 'shop')) more.push({ label: words.label('full.change-shop'), choose: 'shop' });
  if (demands(data, model, 'photo')) more.push({ label: words.label('full.change-receipt'), choose: 'receipt' });
  if (more.length > 0) changes.push(more);
  return [[{ label: words.label('full.send'), choose: 'send' }], ...changes, [menuButton('menu', words)]];
}

/** Writes the sale down; the poster does the rest. The next serial number is taken for one more of the same. */
async function send(context: Context, data: FullData, chosen: Chosen): Promise<Turn<MissingStep>> {
  const { ledger, subscriber } = context;
  const { captured } = data;
  // What the product demands may have changed since the summary was shown.
  const missing = missingStep(data, chosen.model);
  if (missing || !captured) return { next: missing ?? at('full.serial', data) };
  const sale = await completable(context, data.saleId);
  const choice = choiceOf(data, chosen);
  context.typing();
  return {
    effects: [
      (tx) =>
        sale
          ? ledger.complete(tx, sale, captured.serial, choice)
          : ledger.capture(tx, subscriber, { ...captured, choice, waitsForSignIn: false }),
    ],
    next: at('full.serial', { actionId: data.actionId, modelId: data.modelId }),
    show: false,
  };
}

/** The sale that this registration completes, if it still waits for that and is the seller's own. */
export async function completable(context: Context, saleId: number | undefined): Promise<Sale | undefined> {
  const sale = await ownSale(context, saleId);
  return sale?.state === 'needs model' ? sale : undefined;
}

function choiceOf(data: FullData, { action, model }: Chosen): ModelChoice {
  return {
    actionId: action.id,
    actionEnds: lastDay(action),
    modelId: model.id,
    modelName: model.name,
    points: model.points,
    receiptPhotoId: demands(data, model, 'photo') ? data.receiptPhotoId : undefined,
    tradePointId: demands(data, model, 'shop') ? data.tradePointId : undefined,
  };
}
