import type { MessengerName } from '../../domain/messenger-name.ts';
import { plain } from '../../domain/rich-text.ts';
import type { MessengerForm, MessengerForms, ShownText } from '../../messengers/messenger.ts';
import { spoken, written } from '../words.ts';
import { exampleValues } from './examples.ts';
import { messageFormat, type Values } from './icu.ts';
import type { TextDefinition } from './text.ts';

/** What a messenger shows of a text: as it goes out, how long that is, and the most there may be. */
export type TextPreview = ShownText & { messenger: MessengerName; length: number; most: number };

/**
 * What each messenger shows of a text that has been checked, with example values or those given in their place. A
 * messenger without a list of commands shows nothing of one.
 */
export function previewText(
  { use, values: names }: TextDefinition,
  source: string,
  forms: MessengerForms,
  given: Values = {},
): TextPreview[] {
  const values = { ...exampleValues(names), ...given };
  const format = messageFormat(source);
  return Object.values(forms).flatMap((form) => {
    if (use === 'message') return whole(form, form.show(spoken(format, values)), form.lengthOf(spoken(format, values)));
    const text = written(format, values);
    if (use === 'line') return whole(form, form.show(plain(text)), form.lengthOf(plain(text)));
    const most = use === 'button' ? form.most.label : form.most.command;
    return most === undefined ? [] : [{ messenger: form.name, text, length: text.length, most }];
  });
}

function whole({ name: messenger, most }: MessengerForm, shown: ShownText, length: number): TextPreview[] {
  return [{ messenger, ...shown, length, most: most.text }];
}
