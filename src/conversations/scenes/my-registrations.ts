import * as z from 'zod';
import type { Registration, RegistrationKind } from '../../club/club-types.ts';
import { joinText, type RichText } from '../../domain/rich-text.ts';
import { clubTrouble } from '../club-trouble.ts';
import { menuButton } from '../navigation.ts';
import { newestFirst, pageButtons, pageOf } from '../paging.ts';
import { HOME } from '../places.ts';
import { isRejected, registrationStatus } from '../registration-status.ts';
import type { Reply } from '../reply.ts';
import { step, type Context, type Scene, type Turn } from '../scene.ts';
import { shownDate } from '../shown-date.ts';
import type { TextKey } from '../texts/catalogue.ts';
import type { Words } from '../words.ts';

const PER_PAGE = 5;

/** The club's five kinds (L797–806) in the order of their buttons. */
const KINDS = {
  all: 'registration_all',
  confirmation: 'registration_for_confirmation',
  test: 'registration_for_test',
  'to-balance': 'registration_to_balance',
  rejected: 'registration_rejected',
} as const satisfies Record<string, RegistrationKind>;

type Kind = keyof typeof KINDS;

const TITLES = {
  all: 'registrations.all',
  confirmation: 'registrations.confirmation',
  test: 'registrations.test',
  'to-balance': 'registrations.to-balance',
  rejected: 'registrations.rejected',
} as const satisfies Record<Kind, TextKey>;

const listData = z.object({
  kind: z.enum(['all', 'confirmation', 'test', 'to-balance', 'rejected']),
  page: z.number().default(0),
});

/** «Мої реєстрації»: what the club knows of the seller's sales, by kind and page (GetRegistrations). */
export const myRegistrationsScene: Scene<'my-registrations'> = {
  kinds: step({
    data: z.object({}),
    exits: ['menu.home', 'signIn'],
    show: ({ session, words }) =>
      session === undefined
        ? { next: 'signIn' }
        : { replies: [{ text: words.say('registrations.ask'), buttons: kindButtons(words) }], ...AT_HOME },
    hear: () => ({ next: 'notUnderstood' }),
  }),

  list: step({
    data: listData,
    exits: ['menu.home', 'signIn'],
    show: showList,
    hear: () => ({ next: 'notUnderstood' }),
  }),
};

const AT_HOME = { next: HOME, show: false as const };

async function showList(
  context: Context,
  { kind, page }: z.output<typeof listData>,
): Promise<Turn<'menu.home' | 'signIn'>> {
  const { session, words, club } = context;
  if (session === undefined) return { next: 'signIn' };
  const answer = await context.busy(club.getRegistrations(session, KINDS[kind]));
  const again = { label: words.label('general.try-again'), go: `registrations:${kind}.${page}` };
  if (!answer.ok) return { ...AT_HOME, ...clubTrouble(context, answer.failure, again) };
  return { replies: [listReply(words, answer.value, kind, page)], ...AT_HOME };
}

function listReply(words: Words, registrations: Registration[], kind: Kind, wanted: number): Reply {
  const page = pageOf(newestFirst(registrations), wanted, PER_PAGE);
  const below = [[{ label: words.label('registrations.other'), go: 'registrations' }], [menuButton('menu', words)]];
  const name = words.label(TITLES[kind]);
  if (registrations.length === 0) return { text: words.say('registrations.none', { group: name }), buttons: below };

  const title = words.say('registrations.title', { group: name, count: registrations.length });
  const lines = page.items.map((registration) => registrationText(words, registration));
  const where = page.pages > 1 ? [words.say('paging.page', { page: page.page + 1, pages: page.pages })] : [];
  return {
    text: joinText([title, ...lines, ...where], '\n\n'),
    buttons: [...pageButtons(words, page, (to) => `registrations:${kind}.${to}`), ...below],
  };
}

function registrationText(words: Words, registration: Registration): RichText {
  const { model, action, points, date, serial, comment } = registration;
  const line = words.say('registrations.line', {
    model: model || action || words.label('general.unknown'),
    points,
    date: shownDate(date),
    serial: serial || words.label('general.unknown'),
    status: registrationStatus(registration, words),
  });
  if (comment.trim() === '') return line;
  const remark = isRejected(registration) ? 'registrations.reason' : 'registrations.comment';
  return joinText([line, words.say(remark, { comment: comment.trim() })], '\n');
}

function kindButtons(words: Words) {
  const kinds: Kind[] = ['all', 'confirmation', 'test', 'to-balance', 'rejected'];
  const rows = kinds.map((kind) => [{ label: words.label(TITLES[kind]), go: `registrations:${kind}` }]);
  return [...rows, [menuButton('in-work', words)], [menuButton('menu', words)]];
}
