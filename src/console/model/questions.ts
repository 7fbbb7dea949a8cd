import { act } from './dialog-commands.ts';
import type { Model } from './model.ts';
import type { Overlay } from './overlay.ts';
import { draftOf } from './saying.ts';
import { step, type Step } from './step.ts';

/** Does what was asked about, with the line that was typed. An empty line does nothing, except where it means all. */
export function answerQuestion(
  model: Model,
  { question, dialog, message, input }: Extract<Overlay, { kind: 'question' }>,
): Step {
  const line = input.text.trim();
  if (question === 'end shift') return step(model, { do: 'end shift', to: line === '' ? undefined : line });
  if (line === '' || dialog === undefined) return step(model);
  switch (question) {
    case 'search':
      return step(model, { do: 'search', dialog, words: line });
    case 'take over':
      return act(model, { id: dialog }, { act: 'take over', reason: line });
    case 'save picture':
      return message === undefined ? step(model) : step(model, { do: 'save picture', dialog, message, path: line });
    case 'attach picture':
      return step(model, { do: 'attach picture', dialog, path: line });
    case 'keep answer':
      return keepAnswer(model, dialog, line);
  }
}

function keepAnswer(model: Model, dialog: number, name: string): Step {
  const bot = model.dialogs.get(dialog)?.bot;
  const { composer, attachments } = draftOf(model, dialog);
  if (bot === undefined) return step(model);
  return step(model, { do: 'keep answer', bot, name, text: composer.text.trim(), picture: attachments[0]?.picture });
}
