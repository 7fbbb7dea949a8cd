import { createHash } from 'node:crypto';
import type { Product, Promotion } from '../book-types.ts';
import { WireObject, type WireValue } from '../wire-json.ts';
import { answerTo, type Method } from './method.ts';

/** The promotions that run now. */
export const getActions: Method = {
  form: 'json',
  session: true,
  answer: (call) => {
    call.books.hasRead('Actions', call.member.phone);
    const actions = call.books.programme.running(call.now).map((promotion) => promotionObject(promotion));
    return answerTo(call, ['active', 1], ['actions', actions]);
  },
};

function promotionObject(promotion: Promotion): WireObject {
  const { id, name, kind, from, to, description, hotNotice, products } = promotion;
  return new WireObject(
    ['action_id', id],
    ['action_name', name],
    ['action_type_id', kind === 'cumulative' ? 0 : 1],
    ['action_type', kind === 'cumulative' ? 'Накопительная' : 'Бонусная'],
    ['action_date_from', from],
    ['action_date_to', to],
    ...optional('action_description', description),
    ...optional('action_hot_notice', hotNotice),
    ['action_hash', hash([id, from, to, ...products.map((product) => [product.id, product.points])])],
    ['models', products.map((product) => productObject(product))],
  );
}

/** `model_pionts` as in the samples (L1157); every other model has its id in quotes and flags that are numbers. */
function productObject(product: Product): WireObject {
  const odd = product.id % 2 === 1;
  const flag = (needed: boolean): WireValue => (odd ? String(Number(needed)) : Number(needed));
  return new WireObject(
    ['model_id', odd ? String(product.id) : product.id],
    ['model_name', product.name],
    ['model_pionts', odd ? product.points : String(product.points)],
    ['model_brand_id', product.brandId],
    ['model_brand', product.brand],
    ['model_imei', flag(product.needsImei)],
    ['model_photo', flag(product.needsPhoto)],
    ['model_tt', flag(product.needsTradePoint)],
    ['model_hash', hash(product.id)],
  );
}

function optional(key: string, value: string | undefined): [string, WireValue][] {
  return value === undefined ? [] : [[key, value]];
}

function hash(of: unknown): string {
  return createHash('md5').update(JSON.stringify(of)).digest('base64url').slice(0, 15);
}
