import { changed, found, listed, page, shown, surroundings } from './answered.ts';
import { withConsequences } from './consequences.ts';
import { onInput } from './on-input.ts';
import { withEntry, type Model } from './model.ts';
import { changeConversation } from './opening.ts';
import { hinted, itemsCame } from './picking.ts';
import { notSaid, said } from './saying.ts';
import { step, type Happening, type Stamp, type Step } from './step.ts';
import { told } from './told.ts';
import { draftOf } from './saying.ts';

/** The next model, and what is to be done now. Pure: the same happening makes the same step. */
export function update(model: Model, happening: Happening, stamp: Stamp): Step {
  const now = { ...model, now: stamp.now };
  return withConsequences(model, handle(now, happening, stamp), stamp);
}

function handle(model: Model, happening: Happening, stamp: Stamp): Step {
  switch (happening.type) {
    case 'input':
      return onInput(model, happening.input, stamp);
    case 'resized':
      return step({ ...model, size: { columns: happening.columns, rows: happening.rows } });
    case 'minute':
      return step(model);
    case 'link':
      return linked(model, happening, stamp);
    case 'told':
      return told(model, happening.event, stamp);
    case 'said':
      return said(model, happening);
    case 'not said':
      return notSaid(model, happening);
    case 'failed':
      return failed(model, happening, stamp);
    case 'news':
      return step({ ...model, notice: { text: happening.text, tone: 'news' } });
    case 'handed over':
      return step({
        ...model,
        notice: { text: stamp.words.handedOver(happening.count, happening.unanswered), tone: 'news' },
      });
    default:
      return answered(model, happening, stamp);
  }
}

/** Without the daemon work goes on; only what the operator has to do something about is said in so many words. */
function linked(model: Model, { state, failure }: Extract<Happening, { type: 'link' }>, { now, words }: Stamp): Step {
  const next = { ...model, link: { state, since: now } };
  if (failure === undefined || failure === 'unreachable') return step(next);
  return step({ ...next, notice: { text: words.failure(failure, undefined), tone: 'trouble' } });
}

type Answer = Exclude<
  Happening,
  { type: 'input' | 'resized' | 'minute' | 'link' | 'told' | 'said' | 'not said' | 'failed' | 'news' | 'handed over' }
>;

function answered(model: Model, answer: Answer, stamp: Stamp): Step {
  switch (answer.type) {
    case 'bots':
      return step({ ...model, bots: answer.bots });
    case 'listed':
      return listed(model, answer);
    case 'shown':
      return shown(model, answer);
    case 'balance':
      return step(changeConversation(model, answer.dialog, (one) => ({ ...one, balance: answer.balance })));
    case 'page':
      return page(model, answer);
    case 'surroundings':
      return surroundings(model, answer);
    case 'changed':
      return changed(model, answer, stamp);
    case 'found':
      return found(model, answer, stamp);
    case 'items':
      return itemsCame(model, answer);
    case 'hints':
      return hinted(model, answer);
    case 'attached':
      return attached(model, answer);
    case 'picture':
      return pictured(model, answer);
  }
}

/** To the dialog that it was chosen for, whichever is open by now. */
function attached(model: Model, { dialog, attachment }: Extract<Answer, { type: 'attached' }>): Step {
  const draft = draftOf(model, dialog);
  const drafts = withEntry(model.drafts, dialog, { ...draft, attachments: [...draft.attachments, attachment] });
  return step({ ...model, drafts });
}

function pictured(model: Model, { message, picture, isFull }: Extract<Answer, { type: 'picture' }>): Step {
  if (!isFull) return step({ ...model, pictures: withEntry(model.pictures, message, picture) });
  const { overlay } = model;
  if (overlay?.kind !== 'photo' || overlay.message !== message) return step(model);
  return step({ ...model, overlay: { ...overlay, picture } });
}

/** Says what has failed. What was being read may be asked for again. */
function failed(model: Model, { effect, failure }: Extract<Happening, { type: 'failed' }>, { words }: Stamp): Step {
  // The line of the connection says it already, and once it is back everything is read anew.
  const isQuiet =
    failure === 'unreachable' && ['list', 'show', 'page', 'balance', 'mark read', 'keep draft'].includes(effect.do);
  const next =
    'dialog' in effect ? changeConversation(model, effect.dialog, (one) => ({ ...one, isLoading: false })) : model;
  const dialog = 'dialog' in effect ? model.dialogs.get(effect.dialog) : undefined;
  return step(
    isQuiet ? next : { ...next, notice: { text: words.failure(failure, dialog?.owner?.name), tone: 'trouble' } },
  );
}
