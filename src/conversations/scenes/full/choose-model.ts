import type { Model } from '../../../club/club-types.ts';
import { menuButton } from '../../navigation.ts';
import type { Reply, ReplyButton } from '../../reply.ts';
import { at, type Context, type Heard, type StepInput } from '../../scene.ts';
import { hearSerial } from '../../serial-capture.ts';
import { QUICK_EXITS, quickTaker } from '../quick.ts';
import { describeAction } from './choose-action.ts';
import { chosenOf, fullStep, onward, openActions, withoutModel, type FullData } from './full-data.ts';

const MODELS_EXITS = ['full.models', 'full.actions', 'full.onward', ...QUICK_EXITS] as const;

/** So many products fit on a phone's screen. */
const PAGE = 8;

/** The products of a promotion with their points, paged, and found by typing a part of the name. */
export const chooseModel = fullStep({
  exits: MODELS_EXITS,
  async show(context, data) {
    const open = await openActions(context, data);
    if ('turn' in open) return open.turn;
    const { action } = chosenOf(open.actions, data);
    // It ended at midnight, or the button was of another day.
    if (!action) return { next: at('full.actions', withoutModel(data)) };

    const isFirstLook = data.query === undefined && data.page === undefined;
    const list = modelsReply(context, action.models, data);
    return { replies: [...(isFirstLook ? [{ text: describeAction(context, action) }] : []), list] };
  },
  hear: hearModel,
});

function modelsReply(context: Context, models: Model[], data: FullData): Reply {
  const { words } = context;
  const { query } = data;
  const likely = query === undefined ? models.find((model) => model.id === data.likelyModelId) : undefined;
  const found = likely ? [likely, ...models.filter((model) => model !== likely)] : modelsFor(models, query);
  if (found.length === 0 && query !== undefined)
    return { text: words.say('full.no-models-found', { query }), buttons: waysOut(context) };

  const asked = likely ? words.say('full.choose-likely', { model: likely.name }) : words.say('full.choose-model');
  const text = query === undefined ? asked : words.say('full.models-found', { query });
  return { text, buttons: [...modelButtons(context, found, data.page ?? 0), ...waysOut(context)] };
}

async function hearModel(
  context: Context,
  input: StepInput,
  data: FullData,
): Promise<Heard<(typeof MODELS_EXITS)[number]>> {
  if (input.kind === 'text')
    return { next: at('full.models', { ...data, query: input.text.trim().slice(0, 60), page: 0 }) };
  // A photo can only mean a sale.
  if (input.kind === 'photo') return (await hearSerial(context, input, quickTaker)) ?? { next: 'notUnderstood' };
  if (input.kind !== 'choice') return { next: 'notUnderstood' };
  if (input.value === 'actions') return { next: at('full.actions', withoutModel({ ...data, actionId: undefined })) };
  const page = /^page (\d+)$/.exec(input.value)?.[1];
  if (page !== undefined) return { next: at('full.models', { ...data, page: Number(page) }) };
  return onward({ ...withoutModel(data), modelId: input.value });
}

function modelsFor(models: Model[], query: string | undefined): Model[] {
  const wanted = query?.toLocaleLowerCase('uk').split(/\s+/) ?? [];
  return models.filter((model) => wanted.every((part) => model.name.toLocaleLowerCase('uk').includes(part)));
}

function modelButtons({ words }: Context, models: Model[], page: number): ReplyButton[][] {
  const shown = models.slice(page * PAGE, (page + 1) * PAGE);
  const rows: ReplyButton[][] = shown.map(({ id, name, points }) => [
    { label: words.label('full.model', { model: name, points }), choose: id },
  ]);
  const isLast = (page + 1) * PAGE >= models.length;
  if (!isLast) rows.push([{ label: words.label('full.more-models'), choose: `page ${page + 1}` }]);
  else if (page > 0) rows.push([{ label: words.label('full.first-models'), choose: 'page 0' }]);
  return rows;
}

function waysOut({ words }: Context): ReplyButton[][] {
  return [[{ label: words.label('full.other-action'), choose: 'actions' }, menuButton('menu', words)]];
}
