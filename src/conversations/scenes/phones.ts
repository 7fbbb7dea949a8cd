import * as z from 'zod';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';
import { shownDate } from '../shown-date.ts';
import { shownPhone } from '../shown-phone.ts';

/** The phones that somebody has signed in with in this chat. Asks the club nothing and needs no session. */
export const phonesScene: Scene<'phones'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home'],
    show: showPhones,
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

async function showPhones(context: Context): Promise<Turn<'menu.home'>> {
  const { words, signedInPhones, subscriber, session, localTime } = context;
  const phones = await signedInPhones.of(subscriber.id);
  const lines = phones.map(({ phone, lastUsedAt }) =>
    session !== undefined && phone === subscriber.phone
      ? words.label('phones.current', { phone: shownPhone(phone) })
      : words.label('phones.line', { phone: shownPhone(phone), date: shownDate(localTime.date(lastUsedAt)) }),
  );
  const text = lines.length > 0 ? words.say('phones.text', { lines: lines.join('\n') }) : words.say('phones.none');
  const back = { label: words.label('me.back'), go: 'me' };
  return { replies: [{ text, buttons: [[back], [menuButton('menu', words)]] }], next: HOME, show: false };
}
