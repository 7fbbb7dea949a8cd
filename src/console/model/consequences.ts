import { isEmpty } from './draft.ts';
import { openDialog, type Model } from './model.ts';
import { fetchThumbnails } from './looking.ts';
import { letGo } from './saying.ts';
import { step, followedBy, type Effect, type Stamp, type Step } from './step.ts';

/** Milliseconds. */
const COUNTS_APART = 1_000;
const COUNTS_LAST = 10_000;

/**
 * What follows from the difference that a step has made, whatever has made it: drafts and outgoing messages are kept as
 * they change, what is ready is sent, what is seen is marked as read, and photos in sight are fetched.
 */
export function withConsequences(before: Model, after: Step, stamp: Stamp): Step {
  const sent = followedBy(followedBy(after, letGo), (model) => countAnew(before, model));
  const complete = followedBy(sent, (model) => fetchThumbnails(model, stamp));
  const { model, effects } = complete;
  // On disk before it is said, and out of the draft only then: at no moment are the words nowhere.
  const kept = [...outgoingToKeep(before, model), ...draftsToKeep(before, model)];
  return step(model, ...kept, ...effects, ...readMark(before, model));
}

/** Counts are asked for again when dialogs have changed, and now and then; not with each of many changes. */
function countAnew(before: Model, model: Model): Step {
  const isDue = model.now - model.counts.askedAt > (model.dialogs === before.dialogs ? COUNTS_LAST : COUNTS_APART);
  if (!isDue || model.link.state !== 'online') return step(model);
  return step({ ...model, counts: { ...model.counts, askedAt: model.now } }, { do: 'count' });
}

function draftsToKeep(before: Model, { drafts }: Model): Effect[] {
  if (drafts === before.drafts) return [];
  return [...drafts].flatMap(([dialog, draft]) => {
    const old = before.drafts.get(dialog);
    const isSame =
      old?.composer.text === draft.composer.text && old.kind === draft.kind && old.attachments === draft.attachments;
    return isSame || (!old && isEmpty(draft)) ? [] : [{ do: 'keep draft' as const, dialog, draft }];
  });
}

function outgoingToKeep(before: Model, { outgoing }: Model): Effect[] {
  if (outgoing === before.outgoing) return [];
  const clients = new Set(outgoing.map(({ client }) => client));
  const dropped = before.outgoing.filter(({ client }) => !clients.has(client));
  const kept = outgoing.filter((one) => {
    const old = before.outgoing.find(({ client }) => client === one.client);
    return !old || old.state !== one.state;
  });
  return [
    ...kept.map((one) => ({ do: 'keep outgoing' as const, outgoing: one })),
    ...dropped.map(({ client }) => ({ do: 'drop outgoing' as const, client })),
  ];
}

/** Read is what somebody looks at: the dialog is open at its end, and the terminal has the focus. */
function readMark(before: Model, model: Model): Effect[] {
  const upTo = lastSeen(model);
  const dialog = openDialog(model);
  if (upTo === undefined || !dialog || dialog.unread === 0) return [];
  const isNews = lastSeen(before) !== upTo || openDialog(before)?.unread !== dialog.unread;
  return isNews ? [{ do: 'mark read', dialog: dialog.id, upTo }] : [];
}

function lastSeen(model: Model): number | undefined {
  const conversation = model.conversations.get(model.open ?? 0);
  if (!conversation || !model.isWatched || conversation.anchor || conversation.hasNewer || conversation.isLoading)
    return undefined;
  return model.link.state === 'online' ? conversation.messages.at(-1)?.id : undefined;
}
