import type { Model } from '../../../club/club-types.ts';
import { menuButton } from '../../navigation.ts';
import type { ReplyButton } from '../../reply.ts';
import type { Context, StepInput, Turn } from '../../scene.ts';
import { describeAction, withoutModel } from './choose-action.ts';
import { at, chosenOf, fullStep, nextStep, runningActions, type FullData } from './full-data.ts';

/** So many products fit on a phone's screen. */
const PAGE = 8;

/** The products of a promotion with their points, paged, and found by typing a part of the name. */
export const chooseModel = fullStep('models', {
  async show(context, data) {
    const running = await runningActions(context);
    if ('turn' in running) return running.turn;
    const { action } = chosenOf(running.actions, data);
    // It ended at midnight, or the button was of another day.
    if (!action) return { next: at('actions', withoutModel(data)) };

    const { words } = context;
    const found = modelsFor(action.models, data.query);
    if (found.length === 0 && data.query !== undefined) {
      const text = words.say('full.no-models-found', { query: data.query });
      return { replies: [{ text, buttons: waysOut(context) }] };
    }
    const isFirstLook = data.query === undefined && data.page === undefined;
    const text =
      data.query === undefined ? words.say('full.choose-model') : words.say('full.models-found', { query: data.query });
    const buttons = [...modelButtons(context, found, data.page ?? 0), ...waysOut(context)];
    return { replies: [...(isFirstLook ? [{ text: describeAction(context, action) }] : []), { text, buttons }] };
  },
  hear: hearModel,
});

async function hearModel(context: Context, input: StepInput, data: FullData): Promise<Turn> {
  if (input.kind === 'text') return { next: at('models', { ...data, query: input.text.trim().slice(0, 60), page: 0 }) };
  if (input.kind !== 'choice') return { next: 'notUnderstood' };
  if (input.value === 'actions') return { next: at('actions', withoutModel({ ...data, actionId: undefined })) };
  const page = /^page (\d+)$/.exec(input.value)?.[1];
  if (page !== undefined) return { next: at('models', { ...data, page: Number(page) }) };

  const running = await runningActions(context);
  if ('turn' in running) return running.turn;
  const chosen = { ...withoutModel(data), modelId: input.value };
  const { model } = chosenOf(running.actions, chosen);
  return { next: model ? nextStep(chosen, model) : at('models', withoutModel(data)) };
}

function modelsFor(models: Model[], query: string | undefined): Model[] {
  const wanted = query?.toLocaleLowerCase('uk').split(/\s+/) ?? [];
  return models.filter((model) => wanted.every((part) => model.name.toLocaleLowerCase('uk').includes(part)));
}

function modelButtons({ words }: Context, models: Model[], page: number): ReplyButton[][] {
  const shown = models.slice(page * PAGE, (page + 1) * PAGE);
  const rows: ReplyButton[][] = shown.map(({ id, name, points }) => [
    { label: words.label('full.model', { name, points }), choose: id },
  ]);
  const isLast = (page + 1) * PAGE >= models.length;
  if (!isLast) rows.push([{ label: words.label('full.more-models'), choose: `page ${page + 1}` }]);
  else if (page > 0) rows.push([{ label: words.label('full.first-models'), choose: 'page 0' }]);
  return rows;
}

function waysOut({ words }: Context): ReplyButton[][] {
  return [[{ label: words.label('full.other-action'), choose: 'actions' }, menuButton('menu', words)]];
}
