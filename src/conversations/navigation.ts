import type { ReplyButton } from './reply.ts';
import type { Place } from './scene.ts';
import type { KeyOf } from './texts/catalogue.ts';
import type { Words } from './words.ts';

/** The label of a menu button. */
export type MenuKey = KeyOf<'button'> & `menu.${string}`;

/** A place that can be gone to from anywhere: by a menu button, a command, or a button under an old message. */
type Destination = {
  place: (argument: string) => Place;
  menu?: MenuKey;
  command?: KeyOf<'command'>;
};

const at = (scene: string, step: string) => () => ({ scene, step, data: {} });
const withSale = (scene: string, step: string) => (argument: string) => ({
  scene,
  step,
  data: /^\d{1,12}$/.test(argument) ? { saleId: Number(argument) } : {},
});
const onPage = (scene: string, step: string) => (argument: string) => ({
  scene,
  step,
  data: /^\d{1,4}$/.test(argument) ? { page: Number(argument) } : {},
});
/** `rejected.2` is the third page of the kind; without a kind, or with a foreign one, the kinds are shown. */
const registrations = (argument: string) => {
  const [, kind, page = '0'] = /^([a-z-]{1,20})(?:\.(\d{1,4}))?$/.exec(argument) ?? [];
  return { scene: 'my-registrations', step: kind ? 'list' : 'kinds', data: kind ? { kind, page: Number(page) } : {} };
};

/** Every destination by its name, in the order of the command list. */
const DESTINATIONS: Record<string, Destination> = {
  register: { place: at('quick', 'serial'), menu: 'menu.register', command: 'command.register' },
  promotions: { place: at('full', 'actions'), menu: 'menu.promotions', command: 'command.promotions' },
  balance: { place: at('balance', 'show'), menu: 'menu.balance', command: 'command.balance' },
  about: { place: at('about', 'show'), menu: 'menu.about', command: 'command.about' },
  support: { place: withSale('support', 'question'), menu: 'menu.support', command: 'command.support' },
  help: { place: at('help', 'show'), menu: 'menu.help', command: 'command.help' },
  news: { place: onPage('news', 'list'), menu: 'menu.news', command: 'command.news' },
  notices: { place: at('notices', 'show'), menu: 'menu.notices', command: 'command.notices' },
  registrations: { place: registrations, menu: 'menu.registrations', command: 'command.registrations' },
  me: { place: at('my-data', 'show'), menu: 'menu.me', command: 'command.me' },
  forget: { place: at('forget', 'ask'), command: 'command.forget' },
  menu: { place: at('menu', 'home'), menu: 'menu.home', command: 'command.menu' },
  other: { place: at('other', 'show'), menu: 'menu.other' },
  'in-work': { place: onPage('in-work', 'list'), menu: 'menu.in-work' },
  notifications: {
    place: (turn) => ({ scene: 'notifications', step: 'show', data: turn === 'on' || turn === 'off' ? { turn } : {} }),
    menu: 'menu.notifications',
  },
  article: { place: (id) => ({ scene: 'news', step: 'article', data: { id } }) },
  sums: { place: at('balance', 'sums') },
  edit: { place: (field) => ({ scene: 'my-data', step: 'field', data: { field } }) },
  phones: { place: at('phones', 'show') },
  leave: { place: at('sign-out', 'ask') },
  full: { place: withSale('full', 'door') },
  more: { place: withSale('full', 'more') },
  anew: { place: withSale('full', 'anew') },
  batch: { place: (id) => ({ scene: 'batch', step: 'fix', data: { batchId: Number(id) } }) },
};

const MENU_ROWS = [['register'], ['promotions', 'balance'], ['support', 'other']];

/** Where `name` or `name:argument` leads; undefined when there is no such destination. */
export function destination(to: string): Place | undefined {
  const [name = '', argument = ''] = to.split(':');
  return Object.hasOwn(DESTINATIONS, name) ? DESTINATIONS[name]?.place(argument) : undefined;
}

/**
 * Where a menu button leads that sends its label as text, as Telegram's do. A label that has been changed is still on
 * the screens of those who have not been shown the menu since, so former labels lead there too.
 */
export function destinationByLabel(text: string, words: Words): Place | undefined {
  const wanted = text.trim();
  const withMenu = Object.values(DESTINATIONS).flatMap(({ menu, place }) => (menu ? [{ menu, place }] : []));
  const found =
    withMenu.find(({ menu }) => words.label(menu) === wanted) ??
    withMenu.find(({ menu }) => words.wasCalled(menu, wanted));
  return found?.place('');
}

/** The labels of all menu buttons: each has to be told from the others. */
export function menuKeys(): MenuKey[] {
  return Object.values(DESTINATIONS).flatMap(({ menu }) => menu ?? []);
}

/** The main menu. */
export function menuRows(words: Words): ReplyButton[][] {
  return MENU_ROWS.map((row) => row.map((name) => menuButton(name, words)));
}

/** A button of the main menu, for standing elsewhere too. */
export function menuButton(name: string, words: Words): ReplyButton {
  return { label: words.label(DESTINATIONS[name]?.menu ?? 'menu.home'), go: name };
}

/** The command list that Telegram shows. */
export function commandList(words: Words): { command: string; description: string }[] {
  return Object.entries(DESTINATIONS).flatMap(([name, { command }]) =>
    command ? [{ command: name, description: words.label(command) }] : [],
  );
}
