import { changed, found, listed, page, shown, surroundings } from './answered.ts';
import { withConsequences } from './consequences.ts';
import { onInput } from './on-input.ts';
import { withEntry, type Model } from './model.ts';
import { changeConversation } from './opening.ts';
import { hinted, itemsCame } from './picking.ts';
import { draftOf, notSaid, said } from './saying.ts';
import { step, type Happening, type Stamp, type Step } from './step.ts';
import { told } from './told.ts';

/** The next model, and what is to be done now. Pure: the same happening makes the same step. */
export function update(model: Model, happening: Happening, stamp: Stamp): Step {
  const now = { ...model, now: stamp.now };
  return withConsequences(model, handle(now, happening.type, happening, stamp), stamp);
}

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** What each kind of happening does. */
const HANDLERS: { [Type in Happening['type']]: (model: Model, happening: Of<Type>, stamp: Stamp) => Step } = {
  input: (model, { input }, stamp) => onInput(model, input, stamp),
  resized: (model, { columns, rows }) => step({ ...model, size: { columns, rows } }),
  minute: (model) => step(model),
  link: linked,
  told: (model, { event }, stamp) => told(model, event, stamp),
  said,
  failed,
  news: (model, { text }) => step(withNews(model, text)),
  'handed over': (model, { count, unanswered }, { words }) =>
    step(withNews(model, words.handedOver(count, unanswered))),
  bots: (model, { bots }) => step({ ...model, bots }),
  counted: (model, { waiting, own, unread, escalated }) =>
    step({ ...model, counts: { ...model.counts, waiting, own, unread, escalated } }),
  listed,
  shown,
  noted: (model, { dialog, noted }) => step(changeConversation(model, dialog, (one) => ({ ...one, noted }))),
  balance: (model, { dialog, balance }) => step(changeConversation(model, dialog, (one) => ({ ...one, balance }))),
  page,
  surroundings,
  changed,
  found,
  items: itemsCame,
  hints: hinted,
  attached,
  picture: pictured,
};

function handle<Type extends Happening['type']>(model: Model, type: Type, happening: Of<Type>, stamp: Stamp): Step {
  return HANDLERS[type](model, happening, stamp);
}

function withNews(model: Model, text: string): Model {
  return { ...model, notice: { text, tone: 'news' } };
}

/** Without the daemon work goes on; only what the operator has to do something about is said in so many words. */
function linked(model: Model, { state, failure }: Of<'link'>, { now, words }: Stamp): Step {
  const next = { ...model, link: { state, since: now } };
  if (failure === undefined || failure === 'unreachable') return step(next);
  return step({ ...next, notice: { text: words.failure(failure, undefined), tone: 'trouble' } });
}

/** To the dialog that it was chosen for, whichever is open by now. */
function attached(model: Model, { dialog, attachment }: Of<'attached'>): Step {
  const draft = draftOf(model, dialog);
  const drafts = withEntry(model.drafts, dialog, { ...draft, attachments: [...draft.attachments, attachment] });
  return step({ ...model, drafts });
}

function pictured(model: Model, { message, picture, isFull }: Of<'picture'>): Step {
  if (!isFull) return step({ ...model, pictures: withEntry(model.pictures, message, picture) });
  const { overlay } = model;
  if (overlay?.kind !== 'photo' || overlay.message !== message) return step(model);
  return step({ ...model, overlay: { ...overlay, picture } });
}

/** Says what has failed. What was being read may be asked for again. */
function failed(model: Model, { effect, failure }: Of<'failed'>, { words }: Stamp): Step {
  if (effect.do === 'say') return notSaid(model, effect.outgoing.client, failure);
  // The line of the connection says it already, and once it is back everything is read anew.
  const isQuiet =
    effect.do === 'noted' ||
    (failure === 'unreachable' &&
      ['list', 'count', 'show', 'page', 'balance', 'mark read', 'keep draft'].includes(effect.do));
  const next =
    'dialog' in effect ? changeConversation(model, effect.dialog, (one) => ({ ...one, isLoading: false })) : model;
  const dialog = 'dialog' in effect ? model.dialogs.get(effect.dialog) : undefined;
  return step(
    isQuiet ? next : { ...next, notice: { text: words.failure(failure, dialog?.owner?.name), tone: 'trouble' } },
  );
}
