import * as z from 'zod';
import type { Action, Notice } from '../../club/club-types.ts';
import { joinText, type RichText } from '../../domain/rich-text.ts';
import { readClubText } from '../articles/read-article.ts';
import { clubTrouble } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';
import { shownDate } from '../shown-date.ts';

/** «Оголошення»: the notices in force (GetNotices), and above them the hot notices of the promotions that run. */
export const noticesScene: Scene<'notices'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home', 'signIn'],
    show: showNotices,
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

async function showNotices(context: Context): Promise<Turn<'menu.home' | 'signIn'>> {
  const { session, words, club, promotions, subscriber, now } = context;
  if (session === undefined) return { next: 'signIn' };
  const running = promotions.running({ subscriberId: subscriber.id, session, club }, now);
  const [notices, actions] = await context.busy(Promise.all([club.getNotices(session), running]));
  const again = { label: words.label('general.try-again'), go: 'notices' };
  if (!notices.ok) return { next: HOME, show: false, ...clubTrouble(context, notices.failure, again) };

  // Without the promotions there are still the notices themselves.
  const hot = actions.ok ? hotNotices(context, actions.value) : [];
  const shown = [...hot, ...noticesInForce(context, notices.value)];
  const text = shown.length > 0 ? joinText([words.say('notices.title'), ...shown], '\n\n') : words.say('notices.none');
  return { replies: [{ text, buttons: [[menuButton('menu', words)]] }], next: HOME, show: false };
}

function hotNotices({ words, programme }: Context, actions: Action[]): RichText[] {
  return actions
    .filter((action) => action.hotNotice.trim() !== '')
    .map(({ name, hotNotice }) =>
      joinText([words.say('notices.hot', { action: name }), readClubText(hotNotice, programme.site)], '\n'),
    );
}

/** By the club's own clock, whose times carry no zone (L1011–1018). The newest first. */
function noticesInForce({ words, programme, localTime, now }: Context, notices: Notice[]): RichText[] {
  const moment = localTime.dateTime(now);
  return notices
    .filter(({ from, to }) => from <= moment && (to === '' || moment <= endOf(to)))
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
    .map(({ name, text, to }) => {
      const until = to === '' ? [] : [words.say('notices.until', { date: shownDate(to) })];
      return joinText(
        [words.say('notices.item', { headline: name }), readClubText(text, programme.site), ...until],
        '\n',
      );
    });
}

/** A day without a time lasts until its end. */
function endOf(to: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(to) ? `${to} 23:59:59` : to;
}
