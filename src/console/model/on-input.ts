import { insert } from '../composer/composer.ts';
import type { Input } from '../input/decode-input.ts';
import { edited } from '../input/edited.ts';
import { commandOf } from '../input/keymap.ts';
import { clustersOf } from '../text/glyphs.ts';
import { layoutOf, writingWidth } from '../views/layout.ts';
import { perform } from './commands.ts';
import { withEntry, type Model } from './model.ts';
import { onMouse } from './mouse.ts';
import { onOverlayInput } from './overlay-input.ts';
import { draftOf } from './saying.ts';
import { followedBy, step, type Stamp, type Step } from './step.ts';

/** What the operator does: to what lies on top first, then to what is written, then as a command. */
export function onInput(model: Model, input: Input, stamp: Stamp): Step {
  if (input.kind === 'focus') return step({ ...model, isWatched: input.isIn });
  const heard = input.kind === 'mouse' ? model : { ...model, notice: undefined };
  if (heard.overlay) return onOverlayInput(heard, heard.overlay, input, stamp);
  if (input.kind === 'mouse') return onMouse(heard, input, stamp);
  const written = heard.focus === 'composer' ? write(heard, input) : undefined;
  if (written) return step(written);
  // What is pasted is meant to be written, never to be a command.
  if (input.kind === 'paste') return step(heard.open === undefined ? heard : pasteAnywhere(heard, input.text));
  return input.kind === 'text' ? letters(heard, input.text, stamp) : command(heard, input, stamp);
}

function command(model: Model, input: Input, stamp: Stamp): Step {
  const meant = commandOf(input, model.focus);
  return meant ? perform(model, meant, stamp) : step(model);
}

/** Letters that came together are pressed one after another: the first may lead to where the next are written. */
function letters(model: Model, text: string, stamp: Stamp): Step {
  const [first = '', ...rest] = clustersOf(text);
  const pressed = command(model, { kind: 'text', text: first }, stamp);
  if (rest.length === 0) return pressed;
  return followedBy(pressed, (next) => onInput(next, { kind: 'text', text: rest.join('') }, stamp));
}

/** The model after writing; undefined when the key writes nothing. */
function write(model: Model, input: Input): Model | undefined {
  const { open } = model;
  if (open === undefined) return undefined;
  const draft = draftOf(model, open);
  const composer = edited(draft.composer, input, writingWidth(layoutOf(model).composer.width));
  return composer && { ...model, drafts: withEntry(model.drafts, open, { ...draft, composer }) };
}

function pasteAnywhere(model: Model, text: string): Model {
  const { open } = model;
  if (open === undefined) return model;
  const draft = draftOf(model, open);
  const composer = insert(draft.composer, text);
  return { ...model, focus: 'composer', drafts: withEntry(model.drafts, open, { ...draft, composer }) };
}
