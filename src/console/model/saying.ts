import { composerWith, setText } from '../composer/composer.ts';
import { EMPTY_DRAFT, isEmpty, type Draft } from './draft.ts';
import { holderOf, openDialog, withEntry, type Model } from './model.ts';
import { changed, readyToGo, type Outgoing } from './outgoing.ts';
import { messageFor } from './scrolling.ts';
import { step, type Happening, type Stamp, type Step } from './step.ts';
import type { AppErrorCode } from '../../domain/app-error.ts';
import { LONGEST_ANSWER } from '../../domain/dialog.ts';
import { withMessage } from './conversation.ts';
import { changeConversation } from './opening.ts';

/** What is written in a dialog. */
export function draftOf(model: Model, dialog: number | undefined): Draft {
  return (dialog === undefined ? undefined : model.drafts.get(dialog)) ?? EMPTY_DRAFT;
}

/** Which dialog is open, and what is written in it. */
export function placeOf(model: Model): { dialog: number | undefined; text: string } {
  return { dialog: model.open, text: draftOf(model, model.open).composer.text };
}

/** Sends what is written in the open dialog, and nothing else: it becomes outgoing and the composer is empty. */
export function send(model: Model, { now, id, words }: Stamp): Step {
  const dialog = openDialog(model);
  const draft = draftOf(model, model.open);
  if (!dialog || isEmpty(draft)) return step(model);
  const { kind, attachments } = draft;
  const text = draft.composer.text.trim();
  if (text.length > LONGEST_ANSWER) return trouble(model, words.tooLong(text.length, LONGEST_ANSWER));
  if (kind === 'note' && text === '') return step(model);
  if (kind === 'answer' && holderOf(dialog, model.operator) === 'colleague')
    return trouble(model, words.heldBy(dialog.owner?.name ?? ''));
  const outgoing: Outgoing = {
    client: id,
    dialog: dialog.id,
    kind,
    text,
    attachments: kind === 'note' ? [] : attachments,
    at: now,
    state: 'waiting',
  };
  const left: Draft = { kind: 'answer', composer: setText(draft.composer, ''), attachments: [] };
  const sent = { ...model, outgoing: [...model.outgoing, outgoing], drafts: withEntry(model.drafts, dialog.id, left) };
  return step(changeConversation(sent, dialog.id, (one) => ({ ...one, anchor: undefined, selected: undefined })));
}

/** Sends once more what has failed: on this console first, else the selected or the newest at the messenger. */
export function sendAgain(model: Model, { words }: Stamp): Step {
  const failed = model.outgoing.filter(({ dialog, state }) => dialog === model.open && state === 'failed');
  if (failed.length > 0) {
    const outgoing = failed.reduce<readonly Outgoing[]>(
      (all, { client }) => changed(all, client, { state: 'waiting', failure: undefined }),
      model.outgoing,
    );
    return step({ ...model, outgoing });
  }
  const message = messageFor(model, ({ author, state }) => author === 'operator' && state === 'failed');
  if (!message || model.open === undefined) return trouble(model, words.nothingFailed);
  return step(model, { do: 'again', dialog: model.open, message: message.id });
}

/** Takes what has failed on this console back into the composer, before whatever is written there. */
export function takeBack(model: Model, { words }: Stamp): Step {
  const { open: dialog } = model;
  const failed = model.outgoing.findLast((one) => one.dialog === dialog && one.state === 'failed');
  if (!failed || dialog === undefined) return step(model);
  const draft = draftOf(model, dialog);
  // A note among colleagues and an answer to the seller are never put together.
  if (!isEmpty(draft) && draft.kind !== failed.kind) return trouble(model, words.finishFirst);
  const text = [failed.text, draft.composer.text].filter((part) => part !== '').join('\n');
  const attachments = [...failed.attachments, ...draft.attachments];
  const back: Draft = { kind: failed.kind, composer: composerWith(text), attachments };
  const outgoing = model.outgoing.filter((one) => one !== failed);
  return step({ ...model, outgoing, drafts: withEntry(model.drafts, dialog, back) });
}

/** The daemon has it: from here on its own word counts. */
export function said(model: Model, { client, messages }: Extract<Happening, { type: 'said' }>): Step {
  const own = model.outgoing.find((one) => one.client === client);
  const without = { ...model, outgoing: model.outgoing.filter((one) => one.client !== client) };
  if (!own) return step(without);
  const kept = messages.reduce<Model>(
    (next, message) => changeConversation(next, own.dialog, (one) => withMessage(one, message)),
    without,
  );
  return step(kept);
}

/** It did not get there. What may be said twice without harm waits for the connection; the rest waits for the operator. */
export function notSaid(model: Model, client: string, failure: AppErrorCode): Step {
  const own = model.outgoing.find((one) => one.client === client);
  const comesAgain = failure === 'unreachable' && own?.kind === 'answer';
  const change = comesAgain ? ({ state: 'waiting' } as const) : ({ state: 'failed', failure } as const);
  const link: Model['link'] = failure === 'unreachable' ? { state: 'lost', since: model.now } : model.link;
  return step({ ...model, link, outgoing: changed(model.outgoing, client, change) });
}

/** Lets go what is ready, while the daemon is there. */
export function letGo(model: Model): Step {
  if (model.link.state !== 'online') return step(model);
  const ready = readyToGo(model.outgoing);
  const outgoing = ready.reduce<readonly Outgoing[]>(
    (all, { client }) => changed(all, client, { state: 'sending' }),
    model.outgoing,
  );
  return step(
    ready.length === 0 ? model : { ...model, outgoing },
    ...ready.map((one) => ({ do: 'say' as const, outgoing: one })),
  );
}

function trouble(model: Model, text: string): Step {
  return step({ ...model, notice: { text, tone: 'trouble' } });
}
