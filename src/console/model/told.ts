import type { ControlEvent } from '../../control/contract/events.ts';
import { withMessage } from './conversation.ts';
import { withDialog } from './dialog-list.ts';
import { holderOf, type Dialog, type Message, type Model } from './model.ts';
import { changeConversation } from './opening.ts';
import { step, type Stamp, type Step } from './step.ts';

/** What the daemon tells of: a dialog, something said, or that something was missed and has to be read anew. */
export function told(model: Model, event: ControlEvent, { words }: Stamp): Step {
  if (event.type === 'gap') return readAnew(model);
  if (event.type === 'dialog') return dialogTold(model, event.dialog, words);
  if (event.type === 'dialog message') return messageTold(model, event.dialog, event.message);
  return step(model);
}

/** Asks for the list and the open dialog again; what was kept of others is forgotten. */
export function readAnew(model: Model): Step {
  const { open, list } = model;
  const kept = open === undefined ? undefined : model.conversations.get(open);
  const conversations = new Map(open !== undefined && kept ? [[open, kept]] : []);
  return step(
    { ...model, conversations, list: { ...list, isLoading: true } },
    { do: 'list', filter: list.filter, cursor: undefined },
    ...(open === undefined
      ? []
      : ([
          { do: 'show', dialog: open },
          { do: 'page', dialog: open, part: 'newest' },
        ] as const)),
  );
}

function dialogTold(model: Model, dialog: Dialog, words: Stamp['words']): Step {
  const before = model.dialogs.get(dialog.id);
  const next = withDialog(model, dialog);
  const wasOwn = before && holderOf(before, model.operator) === 'own';
  if (wasOwn && holderOf(dialog, model.operator) === 'colleague') {
    const text = words.takenBy(dialog.owner?.name ?? '', dialog.name ?? '');
    return step({ ...next, notice: { text, tone: 'trouble' } }, { do: 'bell' });
  }
  const isEscalated = dialog.escalatedAt !== null && before?.escalatedAt === null;
  return isEscalated ? step(next, { do: 'bell' }) : step(next);
}

/** The bell rings for what an operator may have to answer and does not see: never for what a colleague has. */
function messageTold(model: Model, id: number, message: Message): Step {
  const own = model.outgoing.find(({ client }) => client === message.client);
  const outgoing = own ? model.outgoing.filter((one) => one !== own) : model.outgoing;
  const before = model.conversations.get(id);
  const isNew = !before?.messages.some((one) => one.id === message.id);
  const isSeen = model.open === id && model.isWatched;
  const next = changeConversation({ ...model, outgoing }, id, (one) => {
    const isFirstUnseen = message.author === 'seller' && !isSeen && one.readUpTo === undefined;
    return withMessage(isFirstUnseen ? { ...one, readUpTo: message.id - 1 } : one, message);
  });
  const dialog = model.dialogs.get(id);
  const isOurs = !dialog || (holderOf(dialog, model.operator) !== 'colleague' && !dialog.muted);
  const isRecent = Math.abs(model.now - Date.parse(message.at)) < 60_000;
  const rings = message.author === 'seller' && message.inDialog && isNew && isRecent && !isSeen && isOurs;
  return rings ? step(next, { do: 'bell' }) : step(next);
}
