import type { ReplyButton, StandingRows } from './reply.ts';
import { HOME } from './places.ts';
import { at, type Place } from './scene.ts';
import type { StepName } from './step-names.ts';
import type { KeyOf } from './texts/catalogue.ts';
import type { Words } from './words.ts';

/** The label of a menu button. */
export type MenuKey = KeyOf<'button'> & `menu.${string}`;

/** A place that can be gone to from anywhere: by a menu button, a command, or a button under an old message. */
type Destination = {
  /** The steps it may lead to. */
  to: readonly StepName[];
  place: (argument: string) => Place;
  menu?: MenuKey;
  command?: KeyOf<'command'>;
};

/** The name of the way from support back to the bot, to wherever the seller stood. */
export const BACK = 'back';

/** What brings somebody to a place from wherever they stood, and where. */
export type Arrival = { by: Entrance; place: Place };

type Labels = Pick<Destination, 'menu' | 'command'>;
type DataOf = (argument: string) => Record<string, unknown>;

const nothing: DataOf = () => ({});
const saleId: DataOf = (argument) => (/^\d{1,12}$/.test(argument) ? { saleId: Number(argument) } : {});
const page: DataOf = (argument) => (/^\d{1,4}$/.test(argument) ? { page: Number(argument) } : {});
const surveyId: DataOf = (argument) => (/^\d{1,12}$/.test(argument) ? { surveyId: Number(argument) } : {});
const turn: DataOf = (argument) => (argument === 'on' || argument === 'off' ? { turn: argument } : {});

/** To one step, whose data the button's argument tells. */
function to(step: StepName, labels: Labels = {}, dataOf = nothing): Destination {
  return { to: [step], place: (argument) => at(step, dataOf(argument)), ...labels };
}

/** `rejected.2` is the third page of the kind; without a kind the kinds are shown. */
function registrations(argument: string): Place<'my-registrations.kinds' | 'my-registrations.list'> {
  const [, kind, where = '0'] = /^([a-z-]{1,20})(?:\.(\d{1,4}))?$/.exec(argument) ?? [];
  return kind ? at('my-registrations.list', { kind, page: Number(where) }) : at('my-registrations.kinds');
}

/** `12.5`: five stars for the matter 12. */
const rating: DataOf = (argument) => {
  const [, caseId, stars] = /^(\d{1,12})\.([1-5])$/.exec(argument) ?? [];
  return { caseId: Number(caseId), stars: Number(stars) };
};

/** Every destination by its name, in the order of the command list. */
const DESTINATIONS = {
  register: to('quick.serial', { menu: 'menu.register', command: 'command.register' }),
  promotions: to('full.actions', { menu: 'menu.promotions', command: 'command.promotions' }),
  balance: to('balance.show', { menu: 'menu.balance', command: 'command.balance' }),
  about: to('about.show', { menu: 'menu.about', command: 'command.about' }),
  support: to('support.question', { menu: 'menu.support', command: 'command.support' }, saleId),
  help: to('help.show', { menu: 'menu.help', command: 'command.help' }),
  news: to('news.list', { menu: 'menu.news', command: 'command.news' }, page),
  notices: to('notices.show', { menu: 'menu.notices', command: 'command.notices' }),
  registrations: {
    to: ['my-registrations.kinds', 'my-registrations.list'],
    place: registrations,
    menu: 'menu.registrations',
    command: 'command.registrations',
  },
  survey: to('survey.open', { menu: 'menu.surveys', command: 'command.survey' }, surveyId),
  me: to('my-data.show', { menu: 'menu.me', command: 'command.me' }),
  forget: to('forget.ask', { command: 'command.forget' }),
  menu: to('menu.home', { menu: 'menu.home', command: 'command.menu' }),
  other: to('other.show', { menu: 'menu.other' }),
  'in-work': to('in-work.list', { menu: 'menu.in-work' }, page),
  notifications: to('notifications.show', { menu: 'menu.notifications' }, turn),
  feedback: to('feedback.write', { menu: 'menu.feedback' }),
  rate: to('support.rate', {}, rating),
  article: to('news.article', {}, (id) => ({ id })),
  sums: to('balance.sums'),
  refuse: to('survey.refuse', {}, surveyId),
  edit: to('my-data.field', {}, (field) => ({ field })),
  phones: to('phones.show'),
  leave: to('sign-out.ask'),
  full: to('full.door', {}, saleId),
  more: to('full.more', {}, saleId),
  anew: to('full.anew', {}, saleId),
  batch: to('batch.fix', {}, (id) => ({ batchId: Number(id) })),
} satisfies Record<string, Destination>;

export type DestinationName = keyof typeof DESTINATIONS;

/** What brings somebody to a place without their having asked for it. */
const EVENTS = {
  /** The first words, `/start`, and the button under Viber's welcome. */
  start: HOME,
  'late message': HOME,
  'unknown command': at('help.show'),
  /** A sale found it ended. */
  'session ended': at('sign-in.phone'),
  /** Where they stood, or what they pressed, is of another version. */
  lost: HOME,
} satisfies Record<string, Place>;

/** All that can bring somebody to a place from wherever they stood. */
export type Entrance = DestinationName | keyof typeof EVENTS;

const MENU_ROWS: DestinationName[][] = [['register'], ['promotions', 'balance'], ['support', 'other']];

/** The arrival of an event. */
export function arrival(by: keyof typeof EVENTS): Arrival {
  return { by, place: EVENTS[by] };
}

/** Where `name` or `name:argument` leads; undefined when there is no such destination. */
export function destination(way: string): Arrival | undefined {
  const [name = '', argument = ''] = way.split(':');
  return isDestination(name) ? { by: name, place: DESTINATIONS[name].place(argument) } : undefined;
}

/**
 * Where a menu button leads that sends its label as text, as Telegram's do. A label that has been changed is still on
 * the screens of those who have not been shown the menu since, so former labels lead there too.
 */
export function destinationByLabel(text: string, words: Words): Arrival | undefined {
  const wanted = text.trim();
  const buttons = destinations().flatMap(([name, { menu }]) => (menu ? [{ name, menu }] : []));
  const found =
    buttons.find(({ menu }) => words.label(menu) === wanted) ??
    buttons.find(({ menu }) => words.wasCalled(menu, wanted));
  return found && destination(found.name);
}

/** Every way into the scenes from anywhere, with the steps it leads to and what it is called there. */
export function entrances(): { by: Entrance; to: readonly StepName[]; menu?: MenuKey; command?: string }[] {
  const asked = destinations().map(([by, { to: steps, menu, command }]) => ({
    by,
    to: steps,
    ...(menu && { menu }),
    ...(command && { command: `/${by}` }),
  }));
  return [...asked, ...events().map((by) => ({ by, to: [EVENTS[by].step] }))];
}

/** The labels of all menu buttons: each has to be told from the others. */
export function menuKeys(): MenuKey[] {
  return destinations().flatMap(([, { menu }]) => menu ?? []);
}

/** What stands below the messages: the main menu, or while a dialog is open the way back. */
export function keyboardRows(words: Words): StandingRows {
  return { menu: menuRows(words), support: [[{ label: words.label('support.back'), go: BACK }]] };
}

/** The main menu. */
export function menuRows(words: Words): ReplyButton[][] {
  return MENU_ROWS.map((row) => row.map((name) => menuButton(name, words)));
}

/** A button of the main menu, for standing elsewhere too. */
export function menuButton(name: DestinationName, words: Words): ReplyButton {
  const { menu }: Destination = DESTINATIONS[name];
  return { label: words.label(menu ?? 'menu.home'), go: name };
}

/** What stands on the menu button of a destination; undefined when it has none. */
export function labelOf(way: string, words: Words): string | undefined {
  if (way === BACK) return words.label('support.back');
  const [name = ''] = way.split(':');
  const found = destinations().find(([known]) => known === name);
  return found?.[1].menu && words.label(found[1].menu);
}

/** The command list that Telegram shows. */
export function commandList(words: Words): { command: string; description: string }[] {
  return destinations().flatMap(([name, { command }]) =>
    command ? [{ command: name, description: words.label(command) }] : [],
  );
}

function destinations(): [DestinationName, Destination][] {
  return Object.entries<Destination>(DESTINATIONS).flatMap(([name, one]): [DestinationName, Destination][] =>
    isDestination(name) ? [[name, one]] : [],
  );
}

function isDestination(name: string): name is DestinationName {
  return Object.hasOwn(DESTINATIONS, name);
}

function events(): (keyof typeof EVENTS)[] {
  return Object.keys(EVENTS).filter((name): name is keyof typeof EVENTS => Object.hasOwn(EVENTS, name));
}
