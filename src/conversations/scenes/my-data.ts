import * as z from 'zod';
import type { ClubFailure } from '../../club/club.ts';
import type { Profile } from '../../club/club-types.ts';
import { joinText } from '../../domain/rich-text.ts';
import { clubTrouble } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { HOME } from '../places.ts';
import { PROFILE_FIELDS, readProfileValue, type ProfileField } from '../profile-fields.ts';
import type { Reply, ReplyButton } from '../reply.ts';
import { at, step, type Context, type Scene, type Turn } from '../scene.ts';
import { shownPhone } from '../shown-phone.ts';
import type { Words } from '../words.ts';

const field = z.enum(PROFILE_FIELDS);

/** «Мої дані»: what the club knows of the seller (GetProfile), and changing it field by field (PostProfile). */
export const myDataScene: Scene<'my-data'> = {
  show: step({
    data: z.object({}),
    exits: ['menu.home', 'signIn'],
    async show(context) {
      const { session, words, club } = context;
      if (session === undefined) return { next: 'signIn' };
      const profile = await context.busy(club.getProfile(session));
      const again = { label: words.label('general.try-again'), go: 'me' };
      if (!profile.ok) return { next: HOME, show: false, ...clubTrouble(context, profile.failure, again) };
      return { replies: [profileReply(words, profile.value)], next: HOME, show: false };
    },
    hear: () => ({ next: 'notUnderstood' }),
  }),

  field: step({
    data: z.object({ field }),
    exits: ['my-data.confirm', 'signIn'],
    show: ({ session, words }, data) =>
      session === undefined
        ? { next: 'signIn' }
        : { replies: [{ text: words.say(`me.ask-${data.field}`), buttons: [[cancel(words)]] }] },
    hear: (context, input, data) =>
      input.kind === 'text' ? hearValue(context, data.field, input.text) : { next: 'notUnderstood' },
  }),

  confirm: step({
    data: z.object({ field, value: z.string() }),
    exits: ['my-data.confirm', 'my-data.field', 'menu.home', 'signIn'],
    show: ({ words }, data) => ({ replies: [{ text: words.say('me.confirm', data), buttons: confirmButtons(words) }] }),
    hear(context, input, data) {
      if (input.kind === 'text') return hearValue(context, data.field, input.text);
      if (input.kind !== 'choice') return { next: 'notUnderstood' };
      if (input.value === 'save') return save(context, data.field, data.value);
      return { next: at('my-data.field', { field: data.field }) };
    },
  }),
};

function hearValue({ words }: Context, changed: ProfileField, typed: string): Turn<'my-data.confirm'> {
  const value = readProfileValue(changed, typed);
  if (value.ok) return { next: at('my-data.confirm', { field: changed, value: value.value }) };
  const text = words.say(value.failure === 'bad email' ? 'me.bad-email' : 'me.bad-name');
  return { replies: [{ text, buttons: [[cancel(words)]] }] };
}

type SaveExit = 'my-data.confirm' | 'menu.home' | 'signIn';

/** PostProfile wants all four fields, so the other three are read anew: they may have changed on the site meanwhile. */
async function save(context: Context, changed: ProfileField, value: string): Promise<Turn<SaveExit>> {
  const { session, words, club } = context;
  if (session === undefined) return { next: 'signIn' };
  const before = await context.busy(club.getProfile(session));
  if (!before.ok) return notSaved(context, before.failure, { field: changed, value });

  const { name, lastName, patronymic, email } = before.value;
  const change = { name, lastName, patronymic, email, [changed]: value };
  const after = await context.busy(club.postProfile(session, change));
  if (!after.ok) return notSaved(context, after.failure, { field: changed, value });
  return { replies: [{ text: words.say('me.saved') }, profileReply(words, after.value)], next: HOME, show: false };
}

/** The change stays with the step, so that it need not be typed again. */
function notSaved(
  context: Context,
  failure: ClubFailure,
  data: { field: ProfileField; value: string },
): Turn<'my-data.confirm' | 'signIn'> {
  const again = { label: context.words.label('general.try-again'), choose: 'save' };
  return { next: at('my-data.confirm', data), show: false, ...clubTrouble(context, failure, again) };
}

function profileReply(words: Words, profile: Profile): Reply {
  const given = (value: string) => value.trim() || words.label('me.missing');
  const { lastName, name, patronymic, phone, email, tradePoints } = profile;
  const person = words.say('me.text', {
    lastName: given(lastName),
    firstName: given(name),
    patronymic: given(patronymic),
    phone: phone ? shownPhone(phone) : words.label('me.missing'),
    email: given(email),
  });
  const lines = tradePoints.map((point) => words.label('me.shop', { shop: point.name })).join('\n');
  const shops = tradePoints.length > 0 ? [words.say('me.shops', { count: tradePoints.length, lines })] : [];
  return { text: joinText([person, ...shops], '\n\n'), buttons: profileButtons(words) };
}

function profileButtons(words: Words): ReplyButton[][] {
  const [lastName, name, patronymic, email] = PROFILE_FIELDS.map((one) => {
    return { label: words.label(`me.edit-${one}`), go: `edit:${one}` };
  });
  const rows = [
    [lastName, name],
    [patronymic, email],
    [{ label: words.label('phones.button'), go: 'phones' }],
    [
      { label: words.label('sign-out.button'), go: 'leave' },
      { label: words.label('forget.button'), go: 'forget' },
    ],
    [menuButton('menu', words)],
  ];
  return rows.map((row) => row.filter((button) => button !== undefined));
}

function confirmButtons(words: Words): ReplyButton[][] {
  return [
    [{ label: words.label('me.save'), choose: 'save' }],
    [{ label: words.label('me.retype'), choose: 'retype' }],
    [cancel(words)],
  ];
}

function cancel(words: Words): ReplyButton {
  return { label: words.label('me.cancel'), go: 'me' };
}
