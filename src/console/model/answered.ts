import { composerWith } from '../composer/composer.ts';
import { withNewer, withNewest, withOlder, withSurroundings } from './conversation.ts';
import { withDialog, withPage } from './dialog-list.ts';
import { EMPTY_DRAFT, isEmpty } from './draft.ts';
import { withEntry, type Model } from './model.ts';
import { changeConversation, open, readBefore } from './opening.ts';
import { toMessage } from './scrolling.ts';
import { draftOf, placeOf } from './saying.ts';
import { step, type Happening, type Stamp, type Step } from './step.ts';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** A page of the list, unless another list has been asked for meanwhile. */
export function listed(model: Model, { filter, isFirst, items, next }: Of<'listed'>): Step {
  return step(filter === model.list.filter ? withPage(model, { items, next, isFirst }) : model);
}

/** A dialog and its person. What was written here stays; else what was written elsewhere is there to go on with. */
export function shown(model: Model, { dialog, person, draft }: Of<'shown'>): Step {
  const next = changeConversation(withDialog(model, dialog), dialog.id, (one) => ({ ...one, person }));
  const ask = { do: 'noted', dialog: dialog.id, bot: dialog.bot, subscriber: dialog.subscriber } as const;
  if (draft === '' || !isEmpty(draftOf(model, dialog.id))) return step(next, ask);
  const taken = { ...EMPTY_DRAFT, composer: composerWith(draft) };
  return step({ ...next, drafts: withEntry(next.drafts, dialog.id, taken) }, ask);
}

export function page(model: Model, { dialog, part, messages }: Of<'page'>): Step {
  const put = { newest: withNewest, older: withOlder, newer: withNewer }[part];
  const unread = model.dialogs.get(dialog)?.unread ?? 0;
  const next = changeConversation(model, dialog, (one) => {
    const filled = put(one, messages);
    const readUpTo = part === 'newest' && unread > 0 ? (one.readUpTo ?? readBefore(filled, unread)) : one.readUpTo;
    return { ...filled, readUpTo };
  });
  return step(next);
}

export function surroundings(model: Model, { dialog, message, before, after }: Of<'surroundings'>): Step {
  return step(changeConversation(model, dialog, (one) => withSurroundings(one, message, { before, after })));
}

/** A dialog as it is after an act of the operator. */
export function changed(model: Model, { dialog, done }: Of<'changed'>, { words }: Stamp): Step {
  const next = withDialog(model, dialog);
  if (done === 'open') {
    const { leaving, overlay } = model;
    const here = placeOf(model);
    const isThere = !overlay && leaving !== undefined && leaving.dialog === here.dialog && leaving.text === here.text;
    // Words begun meanwhile are for the dialog that is open: it stays open.
    if (isThere) return open({ ...next, leaving: undefined }, dialog.id, 'composer');
    return step({ ...next, leaving: undefined, notice: { text: words.isThere(dialog.name ?? ''), tone: 'news' } });
  }
  return step({ ...next, notice: { text: words.done[done](dialog.name ?? ''), tone: 'news' } });
}

/** Where the words were found: the newest place is shown. */
export function found(model: Model, { dialog, words: searched, messages }: Of<'found'>, { words }: Stamp): Step {
  const [newest] = messages;
  if (newest === undefined) return step({ ...model, notice: { text: words.notFound(searched), tone: 'trouble' } });
  const next = changeConversation(model, dialog, (one) => ({
    ...one,
    search: { words: searched, found: messages, at: 0 },
  }));
  const notice = { text: words.foundAt(1, messages.length, searched), tone: 'news' } as const;
  return model.open === dialog ? toMessage({ ...next, notice }, newest) : step(next);
}

/** Another place where the words were found. */
export function anotherFound(model: Model, way: -1 | 1, { words }: Stamp): Step {
  const search = model.conversations.get(model.open ?? 0)?.search;
  const at = (search?.at ?? 0) + way;
  const message = search?.found[at];
  if (!search || message === undefined) return step({ ...model, notice: { text: words.noMoreFound, tone: 'trouble' } });
  const next = changeConversation(model, model.open, (one) => ({ ...one, search: { ...search, at } }));
  const text = words.foundAt(at + 1, search.found.length, search.words);
  return toMessage({ ...next, notice: { text, tone: 'news' } }, message);
}
