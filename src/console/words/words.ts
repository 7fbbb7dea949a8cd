import type { AppErrorCode } from '../../domain/app-error.ts';
import type { Language } from '../../domain/language.ts';
import type { MessengerName } from '../../domain/messenger-name.ts';
import type { SaleState } from '../../domain/sale.ts';
import type { Edit } from '../composer/composer.ts';
import type { Command, Group } from '../input/keymap.ts';
import type { View } from '../model/dialog-list.ts';
import type { Link, Person } from '../model/model.ts';
import type { Confirmation, Overlay, Question } from '../model/overlay.ts';
import type { Act } from '../model/step.ts';
import { ENGLISH } from './english.ts';
import { UKRAINIAN } from './ukrainian.ts';

type Picker = Extract<Overlay, { kind: 'picker' }>['about'];

/** Everything that operators read. */
export type Words = {
  commands: Record<Command, string>;
  /** For the footer, where the name of the command is too long. */
  short: Partial<Record<Command, string>>;
  groups: Record<Group, string>;
  edits: Record<Edit, string>;
  views: Record<View, string>;
  messengers: Record<MessengerName, string>;
  link: Record<Link['state'], string>;
  pickers: Record<Picker, string>;
  questions: Record<Question, (name: string) => string>;
  confirmations: Record<Confirmation, (name: string) => string>;
  saleStates: Record<SaleState, string>;
  done: Record<Act['act'], (name: string) => string>;
  person: {
    phones: string;
    bot: string;
    messenger: string;
    state: string;
    signedIn: string;
    notSignedIn: string;
    states: Record<Exclude<Person['state'], 'active'>, string>;
    balance: string;
    since: string;
    lastSeen: string;
    language: string;
    device: string;
    source: string;
    elsewhere: string;
    tags: string;
    about: string;
    sales: string;
  };
  help: string;
  anyKey: string;
  yes: string;
  no: string;
  loading: string;
  nothing: string;
  noDialogs: string;
  chooseDialog: string;
  nothingSaid: string;
  typeToFind: string;
  nameless: string;
  seller: string;
  bot: string;
  operator: string;
  you: string;
  note: string;
  draft: string;
  unsentHere: string;
  photo: string;
  photoNotKept: string;
  photoNotShown: string;
  contact: string;
  edited: string;
  unreadBelow: string;
  below: string;
  free: string;
  own: string;
  muted: string;
  closed: string;
  allBots: string;
  allMessengers: string;
  untilTheyWrite: string;
  writingNote: string;
  onItsWay: string;
  nothingFailed: string;
  /** What is written first has to be sent or deleted. */
  finishFirst: string;
  /** A dialog has been found while the operator went on in another. */
  isThere: (name: string) => string;
  nothingUnread: string;
  noMoreFound: string;
  noPhoto: string;
  writeFirst: string;
  onlyAdministrators: string;
  copied: string;
  pictureTooBig: string;
  day: (date: string, today: string) => string;
  /** How long ago, in as few letters as may be. */
  ago: (moment: number, now: number, dateTime: (moment: number) => string) => string;
  was: (text: string, until: string) => string;
  notDelivered: (reason: string) => string;
  notSaid: (failure: AppErrorCode) => string;
  failure: (failure: AppErrorCode, owner: string | undefined) => string;
  heldBy: (name: string) => string;
  heldByShort: (name: string) => string;
  takenBy: (operator: string, seller: string) => string;
  paused: (until: string | undefined) => string;
  writingTo: (name: string) => string;
  attached: (names: readonly string[]) => string;
  tooLong: (length: number, most: number) => string;
  notFound: (words: string) => string;
  foundAt: (at: number, count: number, words: string) => string;
  forMinutes: (minutes: number) => string;
  handedOver: (count: number, unanswered: number) => string;
  waitingCount: (count: number) => string;
  escalatedCount: (count: number) => string;
  unreadCount: (count: number) => string;
  ownCount: (count: number) => string;
  outgoingCount: (count: number) => string;
  unsent: (count: number) => string;
  points: (points: number) => string;
  balance: (points: number, bonus: number) => string;
  saved: (path: string) => string;
  answerKept: (name: string) => string;
};

/** The catalogue of a language; Ukrainian unless asked otherwise. */
export function wordsIn(language: Language = 'uk'): Words {
  return { uk: UKRAINIAN, en: ENGLISH }[language];
}
