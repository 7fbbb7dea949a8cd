import * as z from 'zod';
import type { Answer } from '../answer.ts';
import type { Action, Model } from '../club-types.ts';
import type { Note } from '../surprise.ts';
import { amount, flag, id, readList, text } from '../wire-values.ts';

const wireAction = z.object({
  action_id: id,
  action_name: text,
  action_type_id: text,
  action_type: text,
  action_date_from: text,
  action_date_to: text,
  action_description: text,
  action_hot_notice: text,
  action_hash: text,
  models: z.custom<Answer[string]>(),
});

const wireModel = z.object({
  model_id: id,
  model_name: text,
  model_points: amount,
  model_brand: text,
  model_imei: flag,
  model_photo: flag,
  model_tt: flag,
  model_hash: text,
});

/** GetActions (L1060–1197). */
export function readActions(answer: Answer, note: Note): Action[] | undefined {
  return readList(answer['actions'], wireAction, note)?.map((action) => ({
    id: action.action_id,
    name: action.action_name,
    kind: kindOf(action, note),
    from: action.action_date_from,
    to: action.action_date_to,
    description: action.action_description,
    hotNotice: action.action_hot_notice,
    hash: action.action_hash,
    models: readModels(action.models, note),
  }));
}

/** 0 is cumulative, 1 is bonus (L1077–1078); without either the name of the type says it. */
function kindOf(action: z.output<typeof wireAction>, note: Note): Action['kind'] {
  if (action.action_type_id === '0') return 'cumulative';
  if (action.action_type_id === '1') return 'bonus';
  note('unexpected action_type_id');
  return /накоп/i.test(action.action_type) ? 'cumulative' : 'bonus';
}

function readModels(models: Answer[string], note: Note): Model[] {
  return (readList(models, wireModel, note) ?? []).map((model) => ({
    id: model.model_id,
    name: model.model_name,
    points: model.model_points,
    brand: model.model_brand,
    needsImei: model.model_imei,
    needsPhoto: model.model_photo,
    needsTradePoint: model.model_tt,
    hash: model.model_hash,
  }));
}
