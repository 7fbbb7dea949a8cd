import type { Action } from '../../../club/club-types.ts';
import { daysLeft } from '../../../domain/promotion-dates.ts';
import { menuButton } from '../../navigation.ts';
import { joinText, type RichText } from '../../../domain/rich-text.ts';
import type { Context, Turn } from '../../scene.ts';
import { at, fullStep, runningActions, type FullData } from './full-data.ts';

/** The promotions that run today, as buttons. */
export const chooseAction = fullStep('actions', {
  async show(context, data) {
    const running = await runningActions(context);
    if ('turn' in running) return running.turn;
    const { words } = context;
    const home = [menuButton('menu', words)];
    if (running.actions.length === 0) return { replies: [{ text: words.say('full.no-actions'), buttons: [home] }] };

    const serial = data.captured?.serial;
    const text = serial === undefined ? words.say('full.actions') : words.say('full.actions-for', { serial });
    const buttons = running.actions.map((action) => [{ label: action.name, choose: action.id }]);
    return { replies: [{ text, buttons: [...buttons, home] }] };
  },
  hear: (_context, input, data): Turn =>
    input.kind === 'choice'
      ? {
          next: at('models', { ...data, actionId: input.value, modelId: undefined, query: undefined, page: undefined }),
        }
      : { next: 'notUnderstood' },
});

/** A promotion as a seller reads it: what it is, how long it runs, its conditions, its hot notice. */
export function describeAction({ words, localTime, now }: Context, action: Action): RichText {
  const { name, kind } = action;
  const left = daysLeft(action, localTime.date(now));
  const head =
    left === undefined
      ? words.say('full.action-open-ended', { name, kind })
      : words.say('full.action', { name, kind, from: dayOf(action.from), to: dayOf(action.to), left });
  const description = action.description.trim();
  const notice = action.hotNotice.trim();
  const more = [
    ...(description ? [words.say('full.conditions', { description })] : []),
    ...(notice ? [words.say('full.hot', { notice })] : []),
  ];
  return joinText([head, ...more], '\n\n');
}

/** The data without what belongs to the product chosen before. */
export function withoutModel(data: FullData): FullData {
  return { ...data, modelId: undefined, receiptPhotoId: undefined, query: undefined, page: undefined };
}

function dayOf(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3.$2.$1');
}
