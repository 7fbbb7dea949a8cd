import type { Action } from '../../../club/club-types.ts';
import { daysLeft, lastDayOfGrace } from '../../../domain/promotion-dates.ts';
import { joinText, type RichText } from '../../../domain/rich-text.ts';
import { readClubText } from '../../articles/read-article.ts';
import { menuButton } from '../../navigation.ts';
import { at, type Context } from '../../scene.ts';
import { hearSerial } from '../../serial-capture.ts';
import { shownDate } from '../../shown-date.ts';
import { QUICK_EXITS, quickTaker } from '../quick.ts';
import { fullStep, openActions, withoutModel } from './full-data.ts';

/** The promotions that run today, as buttons. */
export const chooseAction = fullStep({
  exits: ['full.models', ...QUICK_EXITS],
  async show(context, data) {
    const open = await openActions(context, data);
    if ('turn' in open) return open.turn;
    const { words } = context;
    const home = [menuButton('menu', words)];
    if (open.actions.length === 0) return { replies: [{ text: words.say('full.no-actions'), buttons: [home] }] };

    const serial = data.captured?.serial;
    const text = serial === undefined ? words.say('full.actions') : words.say('full.actions-for', { serial });
    const buttons = open.actions.map((action) => [{ label: action.name, choose: action.id }]);
    return { replies: [{ text, buttons: [...buttons, home] }] };
  },
  async hear(context, input, data) {
    if (input.kind === 'choice') return { next: at('full.models', { ...withoutModel(data), actionId: input.value }) };
    // A photo can only mean a sale.
    const sale = input.kind === 'photo' ? await hearSerial(context, input, quickTaker) : undefined;
    return sale ?? { next: 'notUnderstood' };
  },
});

/** A promotion as a seller reads it: what it is, how long it runs, its conditions, its hot notice. */
export function describeAction(context: Context, action: Action): RichText {
  const { words, programme } = context;
  const description = readClubText(action.description, programme.site).text;
  const notice = readClubText(action.hotNotice, programme.site).text;
  const more = [
    ...(description ? [words.say('full.conditions', { description })] : []),
    ...(notice ? [words.say('full.hot', { notice })] : []),
  ];
  return joinText([headOf(context, action), ...more], '\n\n');
}

function headOf({ words, localTime, now }: Context, action: Action): RichText {
  const { name, kind } = action;
  const left = daysLeft(action, localTime.date(now));
  if (left === undefined) return words.say('full.action-open-ended', { action: name, kind });
  const [from, to] = [shownDate(action.from), shownDate(action.to)];
  if (left > 0) return words.say('full.action', { action: name, kind, from, to, left });
  return words.say('full.action-in-grace', { action: name, to, until: shownDate(lastDayOfGrace(action) ?? '') });
}
