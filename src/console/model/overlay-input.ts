import { insert } from '../composer/composer.ts';
import { fillPlaceholders } from '../../domain/dialog.ts';
import type { Input } from '../input/decode-input.ts';
import { edited } from '../input/edited.ts';
import { act } from './dialog-commands.ts';
import { withEntry, type Model } from './model.ts';
import type { Choice, Overlay } from './overlay.ts';
import { placeholders, shownItems } from './picking.ts';
import { answerQuestion } from './questions.ts';
import { draftOf, placeOf } from './saying.ts';
import { step, type Stamp, type Step } from './step.ts';

type Kind<Name extends Overlay['kind']> = Extract<Overlay, { kind: Name }>;

/** Keys while something lies over the rest. Esc always closes it, and nothing that was typed for a dialog is lost by it. */
export function onOverlayInput(model: Model, overlay: Overlay, input: Input, stamp: Stamp): Step {
  if (input.kind === 'key' && (input.name === 'escape' || input.name === 'C-c')) return step(close(model));
  switch (overlay.kind) {
    case 'help':
      return onHelp(model, overlay, input);
    case 'picker':
      return onPicker(model, overlay, input, stamp);
    case 'question':
      return onQuestion(model, overlay, input);
    case 'confirmation':
      return input.kind === 'key' && input.name === 'enter' ? confirmed(close(model), overlay) : step(model);
    case 'photo':
      return input.kind === 'mouse' ? step(model) : step(close(model));
  }
}

function close(model: Model): Model {
  return { ...model, overlay: undefined };
}

function onHelp(model: Model, overlay: Kind<'help'>, input: Input): Step {
  if (input.kind !== 'key') return input.kind === 'text' ? step(close(model)) : step(model);
  const page = Math.max(1, model.size.rows - 4);
  const by = { up: -1, down: 1, pageup: -page, pagedown: page }[input.name];
  if (by === undefined) return step(close(model));
  return step({ ...model, overlay: { ...overlay, scroll: Math.max(0, overlay.scroll + by) } });
}

function onPicker(model: Model, overlay: Kind<'picker'>, input: Input, stamp: Stamp): Step {
  const items = shownItems(overlay);
  if (input.kind === 'key' && input.name === 'enter') {
    const item = items[overlay.at];
    return item ? choose(close(model), overlay, item.choice, stamp) : step(model);
  }
  const by = input.kind === 'key' ? { up: -1, down: 1, pageup: -10, pagedown: 10 }[input.name] : undefined;
  if (by !== undefined) {
    const at = Math.max(0, Math.min(items.length - 1, overlay.at + by));
    return step({ ...model, overlay: { ...overlay, at } });
  }
  const typed = edited(overlay.input, input, Infinity);
  if (!typed) return step(model);
  const words = typed.text.trim();
  const isAsked = overlay.about === 'people' && words.length > 1 && words !== overlay.input.text.trim();
  const next = { ...overlay, input: typed, at: 0, isLoading: isAsked || (overlay.isLoading && words !== '') };
  return isAsked ? step({ ...model, overlay: next }, { do: 'find people', words }) : step({ ...model, overlay: next });
}

function choose(model: Model, { dialog }: Kind<'picker'>, choice: Choice, { now }: Stamp): Step {
  switch (choice.kind) {
    case 'colleague':
      return dialog === undefined ? step(model) : act(model, { id: dialog }, { act: 'transfer', to: choice.login });
    case 'subscriber':
      return step({ ...model, leaving: placeOf(model) }, { do: 'open subscriber', subscriber: choice.subscriber });
    case 'pause': {
      const until = choice.minutes === undefined ? undefined : new Date(now + choice.minutes * 60_000).toISOString();
      return dialog === undefined ? step(model) : act(model, { id: dialog }, { act: 'pause', until });
    }
    case 'bot':
    case 'messenger': {
      const change = choice.kind === 'bot' ? { bot: choice.bot } : { messenger: choice.messenger };
      const filter = { ...model.list.filter, ...change };
      const list = { filter, order: [], selected: undefined, next: undefined, isLoading: true };
      return step({ ...model, list }, { do: 'list', filter, cursor: undefined });
    }
    case 'ready answer':
      return step(withReadyAnswer(model, dialog, choice));
  }
}

/** Put in where the cursor is, filled in for the person of that dialog; nothing is sent. */
function withReadyAnswer(
  model: Model,
  id: number | undefined,
  answer: Extract<Choice, { kind: 'ready answer' }>,
): Model {
  const dialog = id === undefined ? undefined : model.dialogs.get(id);
  if (!dialog) return model;
  const draft = draftOf(model, dialog.id);
  const text = fillPlaceholders(answer.text, placeholders(model, dialog));
  const composer = insert(draft.composer, text);
  const attachments = [...draft.attachments, ...answer.attachments];
  const drafts = withEntry(model.drafts, dialog.id, { ...draft, composer, attachments });
  return { ...model, drafts, focus: 'composer' };
}

function onQuestion(model: Model, overlay: Kind<'question'>, input: Input): Step {
  if (input.kind === 'key' && input.name === 'enter') return answerQuestion(close(model), overlay);
  const isPath = overlay.question === 'attach picture' || overlay.question === 'save picture';
  if (input.kind === 'key' && input.name === 'tab' && isPath)
    return step(model, { do: 'complete path', typed: overlay.input.text });
  // A question is one line long, whatever is pasted.
  const oneLine = input.kind === 'paste' ? { ...input, text: input.text.replace(/\s+/g, ' ').trim() } : input;
  const typed = edited(overlay.input, oneLine, Infinity);
  return typed ? step({ ...model, overlay: { ...overlay, input: typed, hints: [] } }) : step(model);
}

function confirmed(model: Model, { about, dialog }: Kind<'confirmation'>): Step {
  if (about === 'quit') return step(model, { do: 'quit' });
  return dialog === undefined
    ? step(model)
    : act(model, { id: dialog }, { act: 'close', quietly: about === 'close quietly' });
}
