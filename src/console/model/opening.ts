import { EMPTY_CONVERSATION, type Conversation } from './conversation.ts';
import { withEntry, type Model } from './model.ts';
import { step, type Step } from './step.ts';

/** So many conversations are kept that were looked at, the last ones. */
const KEPT = 30;

/** Opens a dialog for reading and writing. What was written in the one before stays with that one. */
export function open(model: Model, dialog: number, focus: Model['focus'] = 'history'): Step {
  const known = model.conversations.get(dialog);
  const line = model.dialogs.get(dialog);
  const readUpTo = line && line.unread > 0 ? readBefore(known, line.unread) : undefined;
  const conversation: Conversation = {
    ...(known ?? EMPTY_CONVERSATION),
    anchor: undefined,
    selected: undefined,
    readUpTo,
  };
  const conversations = new Map(model.conversations);
  conversations.delete(dialog);
  conversations.set(dialog, conversation);
  for (const old of conversations.keys()) if (conversations.size > KEPT && old !== dialog) conversations.delete(old);
  const list = model.list.order.includes(dialog) ? { ...model.list, selected: dialog } : model.list;
  const opened: Model = { ...model, open: dialog, conversations, list, focus, overlay: undefined };
  return step(
    opened,
    { do: 'show', dialog },
    { do: 'page', dialog, part: 'newest' },
    ...(conversation.balance === undefined ? [{ do: 'balance', dialog } as const] : []),
  );
}

/** The last message before so many unread ones of the seller; undefined when it has not been read yet. */
export function readBefore(conversation: Conversation | undefined, unread: number): number | undefined {
  const asked = (conversation?.messages ?? []).filter(({ author, inDialog }) => author === 'seller' && inDialog);
  const first = asked.at(-unread);
  return first && first.id - 1;
}

/** A conversation after a change; of one that is not kept nothing changes. */
export function changeConversation(
  model: Model,
  dialog: number | undefined,
  change: (conversation: Conversation) => Conversation,
): Model {
  const conversation = dialog === undefined ? undefined : model.conversations.get(dialog);
  if (dialog === undefined || !conversation) return model;
  return { ...model, conversations: withEntry(model.conversations, dialog, change(conversation)) };
}

/** Reads what lies above, unless it is being read or there is nothing. */
export function readOlder(model: Model, dialog: number): Step {
  const conversation = model.conversations.get(dialog);
  const first = conversation?.messages[0];
  if (!conversation || !first || conversation.isLoading || !conversation.hasOlder) return step(model);
  const loading = changeConversation(model, dialog, (one) => ({ ...one, isLoading: true }));
  return step(loading, { do: 'page', dialog, part: 'older', from: first.id });
}

/** Reads what lies below, where an older part is shown. */
export function readNewer(model: Model, dialog: number): Step {
  const conversation = model.conversations.get(dialog);
  const last = conversation?.messages.at(-1);
  if (!conversation || !last || conversation.isLoading || !conversation.hasNewer) return step(model);
  const loading = changeConversation(model, dialog, (one) => ({ ...one, isLoading: true }));
  return step(loading, { do: 'page', dialog, part: 'newer', from: last.id });
}
