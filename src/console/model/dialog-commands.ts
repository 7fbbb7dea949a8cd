import type { Command } from '../input/keymap.ts';
import { holderOf, openDialog, type Dialog, type Model } from './model.ts';
import { ask, confirm, pickColleague, pickElsewhere, pickPause, pickReadyAnswer } from './picking.ts';
import { draftOf } from './saying.ts';
import { messageFor } from './scrolling.ts';
import { step, type Act, type Stamp, type Step } from './step.ts';

type DialogCommand = Extract<
  Command,
  | 'take'
  | 'release'
  | 'pause'
  | 'close'
  | 'close quietly'
  | 'transfer'
  | 'take over'
  | 'mute'
  | 'ready answers'
  | 'keep answer'
  | 'attach picture'
  | 'save picture'
  | 'elsewhere'
>;

/** What is done with a dialog: the open one, or where the list has the keys the selected one. */
export const DIALOG_COMMANDS: Record<DialogCommand, (model: Model, stamp: Stamp) => Step> = {
  take: withMeant((model, dialog, stamp) =>
    unlessColleagues(model, dialog, stamp, () => act(model, dialog, { act: 'take' })),
  ),
  release: withMeant((model, dialog) => act(model, dialog, { act: 'release' })),
  pause: withMeant((model, dialog, stamp) =>
    unlessColleagues(model, dialog, stamp, () => pickPause(model, dialog.id, stamp)),
  ),
  close: withMeant((model, dialog, stamp) =>
    unlessColleagues(model, dialog, stamp, () => confirm(model, 'close', dialog.id)),
  ),
  'close quietly': withMeant((model, dialog, stamp) =>
    unlessColleagues(model, dialog, stamp, () => confirm(model, 'close quietly', dialog.id)),
  ),
  transfer: withMeant((model, dialog, stamp) =>
    unlessColleagues(model, dialog, stamp, () => pickColleague(model, dialog)),
  ),
  'take over': withMeant(takeOver),
  mute: withMeant((model, dialog) => act(model, dialog, { act: 'mute', muted: !dialog.muted })),
  'ready answers': withOpen(pickReadyAnswer),
  'keep answer': withOpen(askToKeep),
  'attach picture': withOpen((model, { id }) => ask(model, 'attach picture', id)),
  'save picture': withOpen(askToSave),
  elsewhere: withOpen((model, { id }) => pickElsewhere(model, id)),
};

type OnDialog = (model: Model, dialog: Dialog, stamp: Stamp) => Step;

function withMeant(work: OnDialog) {
  return (model: Model, stamp: Stamp): Step => {
    const { selected } = model.list;
    const dialog = model.focus === 'list' && selected !== undefined ? model.dialogs.get(selected) : openDialog(model);
    return dialog ? work(model, dialog, stamp) : step(model);
  };
}

function withOpen(work: OnDialog) {
  return (model: Model, stamp: Stamp): Step => {
    const dialog = openDialog(model);
    return dialog ? work(model, dialog, stamp) : step(model);
  };
}

function askToKeep(model: Model, { id }: Dialog, { words }: Stamp): Step {
  if (draftOf(model, id).composer.text.trim() !== '') return ask(model, 'keep answer', id);
  return step({ ...model, notice: { text: words.writeFirst, tone: 'trouble' } });
}

function askToSave(model: Model, { id }: Dialog, { words }: Stamp): Step {
  const message = messageFor(model, ({ picture }) => picture);
  if (message) return ask(model, 'save picture', id, message.id);
  return step({ ...model, notice: { text: words.noPhoto, tone: 'trouble' } });
}

/** What a colleague has is not acted on; the daemon would refuse it too. */
function unlessColleagues(model: Model, dialog: Dialog, { words }: Stamp, work: () => Step): Step {
  if (holderOf(dialog, model.operator) !== 'colleague') return work();
  return step({ ...model, notice: { text: words.heldBy(dialog.owner?.name ?? ''), tone: 'trouble' } });
}

function takeOver(model: Model, dialog: Dialog, { words }: Stamp): Step {
  if (model.operator.role === 'administrator') return ask(model, 'take over', dialog.id);
  return step({ ...model, notice: { text: words.onlyAdministrators, tone: 'trouble' } });
}

/** Asks the daemon for it. */
export function act(model: Model, { id }: Pick<Dialog, 'id'>, one: Act): Step {
  return step(model, { do: 'act', dialog: id, act: one });
}
