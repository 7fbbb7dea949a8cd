import { historyLines, topLine, type HistoryLine } from '../views/history-lines.ts';
import { layoutOf } from '../views/layout.ts';
import type { Conversation } from './conversation.ts';
import type { Message, Model } from './model.ts';
import { changeConversation, open, readNewer, readOlder } from './opening.ts';
import { step, followedBy, type Stamp, type Step } from './step.ts';

/** So near to an end, what lies beyond it is read. */
const NEAR = 40;

type Seen = { dialog: number; conversation: Conversation; lines: HistoryLine[]; height: number; top: number };

/** What is seen of the open history; undefined when none is open. */
export function seen(model: Model, stamp: Stamp): Seen | undefined {
  const { open: dialog } = model;
  const conversation = dialog === undefined ? undefined : model.conversations.get(dialog);
  if (dialog === undefined || !conversation) return undefined;
  const { width, height } = layoutOf(model).history;
  const lines = historyLines(model, conversation, width, stamp);
  return { dialog, conversation, lines, height, top: topLine(lines, conversation, height) };
}

/** Scrolls the open history by so many lines (up when negative), and reads on where it comes near an end. */
export function scroll(model: Model, by: number, stamp: Stamp): Step {
  const now = seen(model, stamp);
  if (!now) return step(model);
  const { dialog, lines, height, conversation } = now;
  const bottom = Math.max(0, lines.length - height);
  const top = Math.min(bottom, Math.max(0, now.top + by));
  const line = lines[top];
  const isAtBottom = top === bottom && !conversation.hasNewer;
  const anchor = isAtBottom || !line ? undefined : { message: line.message, line: line.line };
  const moved = changeConversation(model, dialog, (one) => ({ ...one, anchor }));
  if (by < 0 && top < NEAR) return readOlder(moved, dialog);
  return by > 0 && bottom - top < NEAR ? readNewer(moved, dialog) : step(moved);
}

/** A screenful, less two lines to find the place again. */
export function scrollPage(model: Model, way: -1 | 1, stamp: Stamp): Step {
  return scroll(model, way * Math.max(1, layoutOf(model).history.height - 2), stamp);
}

/** The end of the history, read anew where an older part was shown. */
export function toBottom(model: Model): Step {
  const { open: dialog } = model;
  if (dialog === undefined) return step(model);
  const hasNewer = model.conversations.get(dialog)?.hasNewer ?? false;
  const moved = changeConversation(model, dialog, (one) => ({ ...one, anchor: undefined, selected: undefined }));
  return hasNewer ? step(moved, { do: 'page', dialog, part: 'newest' }) : step(moved);
}

/** Shows a message that is here, or reads what surrounds it. */
export function toMessage(model: Model, message: number): Step {
  const { open: dialog } = model;
  if (dialog === undefined) return step(model);
  const isHere = model.conversations.get(dialog)?.messages.some(({ id }) => id === message);
  if (!isHere) return step(model, { do: 'surroundings', dialog, message });
  return step(
    changeConversation(model, dialog, (one) => ({ ...one, anchor: { message, line: 0 }, selected: message })),
  );
}

/** Selects the message above or below, the newest first, and brings it into sight. */
export function selectMessage(model: Model, way: -1 | 1, stamp: Stamp): Step {
  const now = seen(model, stamp);
  if (!now) return step(model);
  const { dialog, conversation } = now;
  const next = neighbour(conversation, way);
  if (!next) return way < 0 ? readOlder(model, dialog) : toBottom(model);
  const selected = changeConversation(model, dialog, (one) => ({ ...one, selected: next.id }));
  return followedBy(bringIntoSight(selected, next.id, stamp), (shown) =>
    way < 0 ? nearTop(shown, dialog, stamp) : step(shown),
  );
}

function neighbour({ messages, selected }: Conversation, way: -1 | 1): Message | undefined {
  const at = selected === undefined ? messages.length : messages.findIndex(({ id }) => id === selected);
  return messages[at + way];
}

function nearTop(model: Model, dialog: number, stamp: Stamp): Step {
  return (seen(model, stamp)?.top ?? 0) < NEAR ? readOlder(model, dialog) : step(model);
}

function bringIntoSight(model: Model, message: number, stamp: Stamp): Step {
  const now = seen(model, stamp);
  if (!now) return step(model);
  const first = now.lines.findIndex((line) => line.message === message);
  const last = now.lines.findLastIndex((line) => line.message === message);
  if (first < now.top) return scroll(model, first - now.top, stamp);
  const beyond = last - (now.top + now.height - 1);
  return beyond > 0 ? scroll(model, Math.min(beyond, first - now.top), stamp) : step(model);
}

/** The message that a command is about: the selected one, or the newest that fits. */
export function messageFor(model: Model, isMeant: (message: Message) => boolean): Message | undefined {
  const conversation = model.conversations.get(model.open ?? 0);
  const selected = conversation?.messages.find(({ id }) => id === conversation.selected);
  if (selected && isMeant(selected)) return selected;
  return conversation?.messages.findLast(isMeant);
}

/** The dialog above or below the open one in the list; with none open, the selected one. */
export function neighbourDialog(model: Model, way: -1 | 1): Step {
  const { order, selected } = model.list;
  const at = order.indexOf(model.open ?? selected ?? 0);
  const next = at === -1 ? order[0] : order[at + way];
  return next === undefined ? step(model) : open(model, next, model.focus === 'list' ? 'list' : model.focus);
}
