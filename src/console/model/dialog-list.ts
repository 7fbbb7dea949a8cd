import type { MessengerName } from '../../domain/messenger-name.ts';
import type { Dialog, Model, Operator } from './model.ts';

/** Which dialogs are listed. */
export const VIEWS = ['open', 'waiting', 'mine', 'unread', 'paused', 'escalated', 'all'] as const;

export type View = (typeof VIEWS)[number];

export type Filter = {
  readonly view: View;
  readonly bot?: string | undefined;
  readonly messenger?: MessengerName | undefined;
};

/** The listed dialogs in their order, as far as they have been read; `next` reads on. */
export type DialogList = {
  readonly filter: Filter;
  readonly order: readonly number[];
  readonly selected: number | undefined;
  readonly next: string | undefined;
  readonly isLoading: boolean;
};

export const openList: DialogList = {
  filter: { view: 'open' },
  order: [],
  selected: undefined,
  next: undefined,
  isLoading: true,
};

/** What to ask the daemon for. */
export function queryOf({ view, bot, messenger }: Filter, { login }: Operator) {
  const byView = {
    open: { state: 'open' },
    waiting: { state: 'waiting', order: 'waiting' },
    mine: { state: 'open', owner: login },
    unread: { unread: true },
    paused: { state: 'paused' },
    escalated: { escalated: true },
    all: {},
  } as const;
  return { ...byView[view], bot, messenger };
}

/** Whether a dialog belongs in a list, by the same rule as the daemon's. */
export function fits({ view, bot, messenger }: Filter, dialog: Dialog, { login }: Operator): boolean {
  if (bot !== undefined && dialog.bot !== bot) return false;
  if (messenger !== undefined && dialog.messenger !== messenger) return false;
  const byView: Record<View, () => boolean> = {
    open: () => dialog.state !== 'closed',
    waiting: () => dialog.state === 'waiting' && dialog.waitingSince !== null,
    mine: () => dialog.state !== 'closed' && dialog.owner?.login === login,
    unread: () => dialog.unread > 0,
    paused: () => dialog.state === 'paused',
    escalated: () => dialog.escalatedAt !== null,
    all: () => true,
  };
  return byView[view]();
}

/** A page of the list has come; the first one begins it anew. */
export function withPage(
  model: Model,
  { items, next, isFirst }: { items: readonly Dialog[]; next: string | undefined; isFirst: boolean },
): Model {
  const dialogs = new Map(model.dialogs);
  for (const dialog of items) dialogs.set(dialog.id, dialog);
  const listed = new Set([...(isFirst ? [] : model.list.order), ...items.map(({ id }) => id)]);
  const order = sorted([...listed], dialogs, model.list.filter);
  const { selected } = model.list;
  const isThere = selected !== undefined && listed.has(selected);
  return {
    ...model,
    dialogs,
    list: { ...model.list, order, next, isLoading: false, selected: isThere ? selected : order[0] },
  };
}

/** A dialog is new or has changed: it takes its place, or leaves the list. The selection stays on its dialog. */
export function withDialog(model: Model, dialog: Dialog): Model {
  const dialogs = new Map(model.dialogs).set(dialog.id, dialog);
  const { list } = model;
  const others = list.order.filter((id) => id !== dialog.id);
  const isListed = fits(list.filter, dialog, model.operator) && isReached(list, dialogs, dialog);
  const order = isListed ? inserted(others, dialog, dialogs, list.filter) : others;
  return { ...model, dialogs, list: { ...list, order, selected: selectionAfter(list, order) } };
}

/** What has left the list leaves the selection where it was: on the next one. */
function selectionAfter({ selected, order: before }: DialogList, order: readonly number[]): number | undefined {
  if (selected === undefined) return order[0];
  if (order.includes(selected)) return selected;
  return order[Math.min(before.indexOf(selected), order.length - 1)];
}

/** What belongs below the part that has been read comes with its page. */
function isReached({ order, next, filter }: DialogList, dialogs: Model['dialogs'], dialog: Dialog): boolean {
  const last = dialogs.get(order.at(-1) ?? 0);
  return next === undefined || last === undefined || last.id === dialog.id || compare(filter)(dialog, last) <= 0;
}

function inserted(others: readonly number[], dialog: Dialog, dialogs: Model['dialogs'], filter: Filter): number[] {
  const before = compare(filter);
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = dialogs.get(others[middle] ?? 0);
    if (other && before(other, dialog) < 0) low = middle + 1;
    else high = middle;
  }
  return others.toSpliced(low, 0, dialog.id);
}

function sorted(ids: number[], dialogs: Model['dialogs'], filter: Filter): number[] {
  const lines = ids.flatMap((id) => dialogs.get(id) ?? []);
  return lines.sort(compare(filter)).map(({ id }) => id);
}

/** Who waits longest comes first, or who was heard of last. Times on the wire sort as text. */
function compare({ view }: Filter): (a: Dialog, b: Dialog) => number {
  if (view === 'waiting') return (a, b) => compareText(a.waitingSince ?? '', b.waitingSince ?? '') || a.id - b.id;
  return (a, b) => compareText(b.lastAt, a.lastAt) || b.id - a.id;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
