import type { Command } from '../input/keymap.ts';
import { VIEW_COMMANDS } from '../input/keymap.ts';
import { anotherFound } from './answered.ts';
import { dialogCommand } from './dialog-commands.ts';
import type { View } from './dialog-list.ts';
import { openDialog, withEntry, type Focus, type Model } from './model.ts';
import { open } from './opening.ts';
import { ask, confirm, pickFilter, pickPeople } from './picking.ts';
import { draftOf, send, sendAgain, takeBack } from './saying.ts';
import { messageFor, neighbourDialog, scrollPage, selectMessage, toBottom, toMessage } from './scrolling.ts';
import { showPhoto } from './looking.ts';
import { step, type Stamp, type Step } from './step.ts';

/** Does what a key stands for. */
export function perform(model: Model, command: Command, stamp: Stamp): Step {
  const view = VIEW_COMMANDS[command];
  if (view) return showView(model, view);
  return (
    moving(model, command, stamp) ??
    dialogCommand(model, command, stamp) ??
    around(model, command, stamp) ??
    step(model)
  );
}

/** Moving about: panes, list, history. Undefined for other commands. */
function moving(model: Model, command: Command, stamp: Stamp): Step | undefined {
  switch (command) {
    case 'next pane':
      return step(withFocus(model, 1));
    case 'previous pane':
      return step(withFocus(model, -1));
    case 'leave':
      return step(leave(model));
    case 'select previous':
      return model.focus === 'list' ? selectInList(model, -1) : selectMessage(model, -1, stamp);
    case 'select next':
      return model.focus === 'list' ? selectInList(model, 1) : selectMessage(model, 1, stamp);
    case 'page up':
    case 'page down':
      return pageOf(model, command === 'page up' ? -1 : 1, stamp);
    case 'first':
    case 'last':
      return endOf(model, command);
    case 'open':
      return model.list.selected === undefined ? step(model) : open(model, model.list.selected);
    case 'write':
      return step({ ...model, focus: 'composer' });
    case 'previous dialog':
      return neighbourDialog(model, -1);
    case 'next dialog':
      return neighbourDialog(model, 1);
    case 'next unread':
      return nextUnread(model, stamp);
    default:
      return undefined;
  }
}

/** What is about the open dialog's history, and about the window. */
function around(model: Model, command: Command, stamp: Stamp): Step | undefined {
  switch (command) {
    case 'send':
      return send(model, stamp);
    case 'again':
      return sendAgain(model, stamp);
    case 'take back':
      return takeBack(model);
    case 'note':
      return step(withNoteToggled(model));
    case 'detach pictures':
      return step(withoutAttachments(model));
    case 'back to unread':
      return toUnread(model);
    case 'search':
      return ask(model, 'search');
    case 'next found':
      return anotherFound(model, 1, stamp);
    case 'previous found':
      return anotherFound(model, -1, stamp);
    case 'photo':
      return showPhoto(model, stamp);
    case 'copy':
      return copy(model);
    case 'go to':
      return pickPeople(model);
    case 'filter':
      return pickFilter(model, stamp);
    case 'person':
      return step({ ...model, showsPerson: !model.showsPerson });
    case 'help':
      return step({ ...model, overlay: { kind: 'help', scroll: 0 } });
    case 'mouse':
      return step({ ...model, usesMouse: !model.usesMouse }, { do: 'mouse', isOn: !model.usesMouse });
    case 'redraw':
      return step(model, { do: 'redraw' });
    case 'quit':
      return confirm(model, 'quit');
    default:
      return undefined;
  }
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
      ({ id, unread, owner }) => unread > 0 && id !== model.open && (!owner || owner.login === model.operator.login),
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
  return message ? step(model, { do: 'copy', text: message.text }) : step(model);
}
