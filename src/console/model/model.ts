import type { DialogLineAnswer, MessageAnswer, PersonAnswer } from '../../control/contract/dialog-shapes.ts';
import type { Role } from '../../domain/staff.ts';
import type { Conversation } from './conversation.ts';
import type { DialogList } from './dialog-list.ts';
import { openList } from './dialog-list.ts';
import type { Draft } from './draft.ts';
import type { Outgoing } from './outgoing.ts';
import type { Overlay } from './overlay.ts';
import type { Picture } from './picture.ts';

export type Dialog = DialogLineAnswer;
export type Message = MessageAnswer;
export type Person = PersonAnswer;

/** Who sits at the console. */
export type Operator = { readonly login: string; readonly name: string; readonly role: Role };

/** Where keys go. */
export type Focus = 'list' | 'history' | 'composer';

/** Words for the operator about what has just happened. */
export type Notice = { readonly text: string; readonly tone: 'news' | 'trouble' };

/** Whether the daemon is there. `since`: epoch milliseconds. */
export type Link = { readonly state: 'connecting' | 'online' | 'lost'; readonly since: number };

/** A bot that the operator may see. */
export type Bot = { readonly id: string; readonly title: string };

/** How many dialogs there are of each kind, in all that the operator may see. `askedAt`: epoch milliseconds. */
export type Counts = {
  readonly waiting: number;
  readonly own: number;
  readonly unread: number;
  readonly escalated: number;
  readonly askedAt: number;
};

/** Everything that a console knows and shows. Never changed in place: each step makes the next one. */
export type Model = {
  readonly now: number;
  readonly size: { readonly columns: number; readonly rows: number };
  /** Whether the terminal has the focus; terminals that do not tell are taken to have it. */
  readonly isWatched: boolean;
  readonly usesMouse: boolean;
  /** Pictures are drawn in colours; without colours they are only named. */
  readonly drawsPictures: boolean;
  readonly link: Link;
  readonly operator: Operator;
  readonly bots: readonly Bot[];
  readonly counts: Counts;
  readonly list: DialogList;
  /** Every dialog that was heard of, by its id. */
  readonly dialogs: ReadonlyMap<number, Dialog>;
  /** The dialog that is read and answered. */
  readonly open: number | undefined;
  readonly conversations: ReadonlyMap<number, Conversation>;
  readonly drafts: ReadonlyMap<number, Draft>;
  readonly outgoing: readonly Outgoing[];
  readonly pictures: ReadonlyMap<number, Picture>;
  readonly focus: Focus;
  readonly showsPerson: boolean;
  readonly overlay: Overlay | undefined;
  readonly notice: Notice | undefined;
  /** Where the operator was when a dialog was asked to be opened: whoever has gone on meanwhile stays there. */
  readonly leaving: { readonly dialog: number | undefined; readonly text: string } | undefined;
};

/** A console that has just been started: `drafts` and `outgoing` are what an earlier one has left. */
export function newModel(given: {
  now: number;
  size: Model['size'];
  drawsPictures: boolean;
  operator: Operator;
  drafts: ReadonlyMap<number, Draft>;
  outgoing: readonly Outgoing[];
}): Model {
  return {
    ...given,
    isWatched: true,
    usesMouse: false,
    link: { state: 'connecting', since: given.now },
    bots: [],
    counts: { waiting: 0, own: 0, unread: 0, escalated: 0, askedAt: 0 },
    list: openList,
    dialogs: new Map(),
    open: undefined,
    conversations: new Map(),
    pictures: new Map(),
    focus: 'list',
    showsPerson: false,
    overlay: undefined,
    notice: undefined,
    leaving: undefined,
  };
}

/** The open dialog, once it is known. */
export function openDialog({ open, dialogs }: Model): Dialog | undefined {
  return open === undefined ? undefined : dialogs.get(open);
}

/** A map with one more or another entry. */
export function withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return new Map(map).set(key, value);
}

/** A map without an entry. */
export function withoutEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** Whose it is: one's own, nobody's, or a colleague's. A closed dialog is nobody's. */
export function holderOf(dialog: Dialog, operator: Operator): 'own' | 'free' | 'colleague' {
  if (dialog.owner === null || dialog.state === 'closed' || dialog.state === 'waiting') return 'free';
  return dialog.owner.login === operator.login ? 'own' : 'colleague';
}
