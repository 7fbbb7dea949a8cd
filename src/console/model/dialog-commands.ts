import type { Command } from '../input/keymap.ts';
import { holderOf, openDialog, type Dialog, type Model } from './model.ts';
import { ask, confirm, pickElsewhere, pickPause, pickReadyAnswer } from './picking.ts';
import { draftOf } from './saying.ts';
import { messageFor } from './scrolling.ts';
import { step, type Act, type Stamp, type Step } from './step.ts';

/** What is done with a dialog: the open one, or where the list has the keys the selected one. Undefined for other commands. */
export function dialogCommand(model: Model, command: Command, stamp: Stamp): Step | undefined {
  if (command === 'end shift') return ask(model, 'end shift');
  const dialog = meant(model);
  if (!dialog) return undefined;
  return turn(model, dialog, command, stamp) ?? inOpenDialog(model, dialog, command, stamp);
}

function meant(model: Model): Dialog | undefined {
  if (model.focus === 'list' && model.list.selected !== undefined) return model.dialogs.get(model.list.selected);
  return openDialog(model);
}

function turn(model: Model, dialog: Dialog, command: Command, stamp: Stamp): Step | undefined {
  switch (command) {
    case 'take':
      return unlessColleagues(model, dialog, stamp, () => act(model, dialog, { act: 'take' }));
    case 'release':
      return act(model, dialog, { act: 'release' });
    case 'pause':
      return unlessColleagues(model, dialog, stamp, () => pickPause(model, dialog.id, stamp));
    case 'close':
    case 'close quietly':
      return unlessColleagues(model, dialog, stamp, () => confirm(model, command, dialog.id));
    case 'transfer':
      return unlessColleagues(model, dialog, stamp, () => ask(model, 'transfer', dialog.id));
    case 'take over':
      return takeOver(model, dialog, stamp);
    default:
      return undefined;
  }
}

function inOpenDialog(model: Model, dialog: Dialog, command: Command, { words }: Stamp): Step | undefined {
  if (model.open !== dialog.id) return undefined;
  const draft = draftOf(model, dialog.id);
  switch (command) {
    case 'ready answers':
      return pickReadyAnswer(model, dialog);
    case 'keep answer':
      return draft.composer.text.trim() === ''
        ? step({ ...model, notice: { text: words.writeFirst, tone: 'trouble' } })
        : ask(model, 'keep answer', dialog.id);
    case 'attach picture':
      return ask(model, 'attach picture', dialog.id);
    case 'save picture': {
      const message = messageFor(model, ({ picture }) => picture);
      return message
        ? ask(model, 'save picture', dialog.id, message.id)
        : step({ ...model, notice: { text: words.noPhoto, tone: 'trouble' } });
    }
    case 'elsewhere':
      return pickElsewhere(model, dialog.id);
    default:
      return undefined;
  }
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
