import * as z from 'zod';
import type { Sale } from '../../../sales/ledger.ts';
import { menuButton } from '../../navigation.ts';
import { ownSale } from '../../own-sale.ts';
import { HOME } from '../../places.ts';
import { at, step, type Context, type Scene, type Turn } from '../../scene.ts';
import { chooseAction } from './choose-action.ts';
import { chooseModel } from './choose-model.ts';
import { askReceipt, askSerial, askShop, goOn, pickSerial } from './demands.ts';
import { onward, type Demand, type FullData } from './full-data.ts';
import { completable, summary } from './summary.ts';

const saleData = z.object({ saleId: z.number().optional() });

/** «Повна реєстрація»: promotion, product, serial number and what the product demands, then a summary. */
export const fullScene: Scene<'full'> = {
  /** For a sale that needs its model, or more of what the model demands. */
  door: step({
    data: saleData,
    exits: ['full.onward', 'full.actions', 'full.models', 'menu.home'],
    show: (context, { saleId }) => openDoor(context, saleId),
    hear: () => ({ next: 'notUnderstood' }),
  }),
  /** For one more of the same product. */
  more: step({
    data: saleData,
    exits: ['full.actions', 'full.serial'],
    async show(context, { saleId }) {
      const sale = await ownSale(context, saleId);
      if (!sale || sale.actionId === null || sale.modelId === null) return { next: at('full.actions', {}) };
      return { next: at('full.serial', { actionId: sale.actionId, modelId: sale.modelId }) };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
  /** For a refused sale that may belong to another promotion: with its serial number, receipt and shop. */
  anew: step({
    data: saleData,
    exits: ['full.actions'],
    async show(context, { saleId }) {
      const sale = await ownSale(context, saleId);
      return { next: at('full.actions', sale?.state === 'refused' ? gatheredBy(sale) : {}) };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
  onward: goOn,
  actions: chooseAction,
  models: chooseModel,
  serial: askSerial,
  pick: pickSerial,
  receipt: askReceipt,
  shop: askShop,
  summary,
};

type DoorExit = 'full.onward' | 'full.actions' | 'full.models' | 'menu.home';

async function openDoor(context: Context, saleId: number | undefined): Promise<Turn<DoorExit>> {
  const { words } = context;
  const sale = await completable(context, saleId);
  if (!sale) {
    const buttons = [[{ label: words.label('sale.new'), go: 'register' }], [menuButton('menu', words)]];
    return { replies: [{ text: words.say('full.unknown-sale'), buttons }], next: HOME, show: false };
  }
  const { id, refusal, actionId, modelId } = sale;
  const data: FullData = { ...gatheredBy(sale), saleId: id, ...(actionId !== null && { actionId }) };
  if (modelId !== null && refusal === 'photo missing')
    return onward({ ...data, modelId, receiptPhotoId: undefined, wants: wantedOf(data, 'photo') });
  if (modelId !== null && refusal === 'trade point missing')
    return onward({ ...data, modelId, tradePointId: undefined, wants: wantedOf(data, 'shop'), changing: 'shop' });

  const likely = modelId === null ? {} : { likelyModelId: modelId };
  return { next: at(actionId === null ? 'full.actions' : 'full.models', { ...data, ...likely }) };
}

/** What the club misses now, and what it was given before, having asked for it. */
function wantedOf({ receiptPhotoId, tradePointId }: FullData, missing: Demand): Demand[] {
  const given: Demand[] = [
    ...(receiptPhotoId === undefined ? [] : ['photo' as const]),
    ...(tradePointId === undefined ? [] : ['shop' as const]),
  ];
  return [...new Set([missing, ...given])];
}

/** What need not be asked for once more. */
function gatheredBy({ serial, source, photoId, capturedAt, receiptPhotoId, tradePointId }: Sale): FullData {
  return {
    captured: { serial, source, capturedAt, ...(photoId !== null && { photoId }) },
    ...(receiptPhotoId !== null && { receiptPhotoId }),
    ...(tradePointId !== null && { tradePointId }),
  };
}
