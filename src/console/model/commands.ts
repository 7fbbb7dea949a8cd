import type { Command } from '../input/keymap.ts';
import { anotherFound } from './answered.ts';
import { DIALOG_COMMANDS } from './dialog-commands.ts';
import type { View } from './dialog-list.ts';
import { openDialog, withEntry, type Focus, type Model } from './model.ts';
import { open } from './opening.ts';
import { ask, confirm, pickFilter, pickPeople } from './picking.ts';
import { draftOf, send, sendAgain, takeBack } from './saying.ts';
import { messageFor, neighbourDialog, scrollPage, selectMessage, toBottom, toMessage } from './scrolling.ts';
import { showPhoto } from './looking.ts';
import { step, type Stamp, type Step } from './step.ts';
import { clean } from '../text/glyphs.ts';

/** What commands do: every one of them, and nothing else. */
const DOES: Record<Command, (model: Model, stamp: Stamp) => Step> = {
  ...DIALOG_COMMANDS,
  'next pane': (model) => step(withFocus(model, 1)),
  'previous pane': (model) => step(withFocus(model, -1)),
  leave: (model) => step(leave(model)),
  'select previous': (model, stamp) => select(model, -1, stamp),
  'select next': (model, stamp) => select(model, 1, stamp),
  'page up': (model, stamp) => pageOf(model, -1, stamp),
  'page down': (model, stamp) => pageOf(model, 1, stamp),
  first: (model) => endOf(model, 'first'),
  last: (model) => endOf(model, 'last'),
  open: (model) => (model.list.selected === undefined ? step(model) : open(model, model.list.selected)),
  write: (model) => step({ ...model, focus: 'composer' }),
  'previous dialog': (model) => neighbourDialog(model, -1),
  'next dialog': (model) => neighbourDialog(model, 1),
  'next unread': nextUnread,
  'view 1': (model) => showView(model, 'open'),
  'view 2': (model) => showView(model, 'waiting'),
  'view 3': (model) => showView(model, 'mine'),
  'view 4': (model) => showView(model, 'unread'),
  'view 5': (model) => showView(model, 'paused'),
  'view 6': (model) => showView(model, 'escalated'),
  'view 7': (model) => showView(model, 'all'),
  send,
  again: sendAgain,
  'take back': takeBack,
  note: (model) => step(withNoteToggled(model)),
  'detach pictures': (model) => step(withoutAttachments(model)),
  'back to unread': toUnread,
  search: (model) => (model.open === undefined ? step(model) : ask(model, 'search')),
  'next found': (model, stamp) => anotherFound(model, 1, stamp),
  'previous found': (model, stamp) => anotherFound(model, -1, stamp),
  photo: showPhoto,
  copy,
  'go to': pickPeople,
  filter: pickFilter,
  'end shift': (model) => ask(model, 'end shift'),
  person: (model) => step({ ...model, showsPerson: !model.showsPerson }),
  help: (model) => step({ ...model, overlay: { kind: 'help', scroll: 0 } }),
  mouse: (model) => step({ ...model, usesMouse: !model.usesMouse }, { do: 'mouse', isOn: !model.usesMouse }),
  redraw: (model) => step(model, { do: 'redraw' }),
  quit: (model) => confirm(model, 'quit'),
};

/** Does what a key stands for. */
export function perform(model: Model, command: Command, stamp: Stamp): Step {
  return DOES[command](model, stamp);
}

function select(model: Model, way: -1 | 1, stamp: Stamp): Step {
  return model.focus === 'list' ? selectInList(model, way) : selectMessage(model, way, stamp);
}

/** The selection up or down in the list; near its end the next page is read. */
export function selectInList(model: Model, by: number): Step {
  const { list } = model;
  const at = list.selected === undefined ? -1 : list.order.indexOf(list.selected);
  const next = Math.max(0, Math.min(list.order.length - 1, at + by));
  const selected = list.order[next];
  const isNearEnd = list.next !== undefined && !list.isLoading && next > list.order.length - 20;
  const moved = { ...model, list: { ...list, selected, isLoading: list.isLoading || isNearEnd } };
  return isNearEnd ? step(moved, { do: 'list', filter: list.filter, cursor: list.next }) : step(moved);
}

/** Shows another list, from its beginning. */
export function showView(model: Model, view: View): Step {
  const filter = { ...model.list.filter, view };
  return step(
    { ...model, list: { filter, order: [], selected: undefined, next: undefined, isLoading: true } },
    { do: 'list', filter, cursor: undefined },
  );
}

function pageOf(model: Model, way: -1 | 1, stamp: Stamp): Step {
  const rows = Math.max(1, Math.floor((model.size.rows - 4) / 2));
  return model.focus === 'list' ? selectInList(model, way * rows) : scrollPage(model, way, stamp);
}

function endOf(model: Model, end: 'first' | 'last'): Step {
  if (model.focus === 'list') return selectInList(model, end === 'first' ? -Infinity : Infinity);
  if (end === 'last') return toBottom(model);
  const first = model.conversations.get(model.open ?? 0)?.messages[0];
  return first ? toMessage(model, first.id) : step(model);
}

const PANES: readonly Focus[] = ['list', 'history', 'composer'];

function withFocus(model: Model, by: number): Model {
  if (model.open === undefined) return { ...model, focus: 'list' };
  const at = PANES.indexOf(model.focus) + by;
  return { ...model, focus: PANES[(at + PANES.length) % PANES.length] ?? 'list' };
}

/** One pane outwards; what is written stays written. */
function leave(model: Model): Model {
  if (model.focus === 'composer') return { ...model, focus: 'history' };
  return { ...model, focus: 'list' };
}

/** Of those in the list that have something unread or wait, the one that waits longest, and not the open one. */
function nextUnread(model: Model, { words }: Stamp): Step {
  const waiting = model.list.order
    .flatMap((id) => model.dialogs.get(id) ?? [])
    .filter(
      ({ id, unread, owner, muted }) =>
        unread > 0 && !muted && id !== model.open && (!owner || owner.login === model.operator.login),
    )
    .sort((a, b) => (a.waitingSince ?? a.lastAt).localeCompare(b.waitingSince ?? b.lastAt));
  const [next] = waiting;
  if (!next) return step({ ...model, notice: { text: words.nothingUnread, tone: 'news' } });
  return open(model, next.id, 'composer');
}

function toUnread(model: Model): Step {
  const conversation = model.conversations.get(model.open ?? 0);
  const { readUpTo } = conversation ?? {};
  const first = conversation?.messages.find(
    ({ id, author }) => readUpTo !== undefined && id > readUpTo && author === 'seller',
  );
  return first ? toMessage(model, first.id) : step(model);
}

function withNoteToggled(model: Model): Model {
  const dialog = openDialog(model);
  if (!dialog) return model;
  const draft = draftOf(model, dialog.id);
  const kind = draft.kind === 'note' ? 'answer' : 'note';
  return { ...model, focus: 'composer', drafts: withEntry(model.drafts, dialog.id, { ...draft, kind }) };
}

function withoutAttachments(model: Model): Model {
  if (model.open === undefined) return model;
  const draft = draftOf(model, model.open);
  return { ...model, drafts: withEntry(model.drafts, model.open, { ...draft, attachments: [] }) };
}

function copy(model: Model): Step {
  const message = messageFor(model, ({ text }) => text !== '');
  return message ? step(model, { do: 'copy', text: clean(message.text) }) : step(model);
}
