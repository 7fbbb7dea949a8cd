import * as z from 'zod';
import { menuButton } from '../../navigation.ts';
import { HOME } from '../../places.ts';
import { step, type Context, type Scene, type Turn } from '../../scene.ts';
import { chooseAction } from './choose-action.ts';
import { chooseModel } from './choose-model.ts';
import { askReceipt, askSerial, askShop, onward, pickSerial } from './demands.ts';
import { at, type FullData } from './full-data.ts';
import { completable, summary } from './summary.ts';

const saleData = z.object({ saleId: z.number().optional() });

/** «Повна реєстрація»: promotion, product, serial number and what the product demands, then a summary. */
export const fullScene: Scene = {
  /** For a sale that needs its model, or more of what the model demands. */
  door: step({
    data: saleData,
    show: (context, { saleId }) => openDoor(context, saleId),
    hear: () => ({ next: 'notUnderstood' }),
  }),
  /** For one more of the same product. */
  more: step({
    data: saleData,
    async show({ ledger, subscriber }, { saleId }) {
      const sale = saleId === undefined ? undefined : await ledger.byId(saleId);
      if (sale?.subscriberId !== subscriber.id || sale.actionId === null || sale.modelId === null)
        return { next: at('actions', {}) };
      return { next: at('serial', { actionId: sale.actionId, modelId: sale.modelId }) };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),
  actions: chooseAction,
  models: chooseModel,
  serial: askSerial,
  pick: pickSerial,
  receipt: askReceipt,
  shop: askShop,
  summary,
};

async function openDoor(context: Context, saleId: number | undefined): Promise<Turn> {
  const { words } = context;
  const sale = await completable(context, saleId);
  if (!sale) {
    const buttons = [[{ label: words.label('sale.new'), go: 'register' }], [menuButton('menu', words)]];
    return { replies: [{ text: words.say('full.unknown-sale'), buttons }], next: HOME, show: false };
  }
  const { serial, source, photoId, capturedAt } = sale;
  const captured = { serial, source, capturedAt, ...(photoId !== null && { photoId }) };
  const data: FullData = { saleId: sale.id, captured, ...(sale.actionId !== null && { actionId: sale.actionId }) };
  if (sale.kind === 'full' && sale.modelId !== null) return complete(context, sale, { ...data, modelId: sale.modelId });
  return { next: at(data.actionId === undefined ? 'actions' : 'models', data) };
}

/** The club wanted more than its list of products says. */
function complete(
  context: Context,
  { refusal, tradePointId, receiptPhotoId }: NonNullable<Awaited<ReturnType<typeof completable>>>,
  data: FullData,
): Promise<Turn> {
  if (refusal === 'photo missing')
    return onward(context, { ...data, wants: 'photo', ...(tradePointId !== null && { tradePointId }) });
  return onward(context, {
    ...data,
    wants: 'shop',
    changing: 'shop',
    ...(receiptPhotoId !== null && { receiptPhotoId }),
  });
}
