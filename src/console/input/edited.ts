import { EDITS, insert, type Composer } from '../composer/composer.ts';
import { moveLine } from '../composer/composer-lines.ts';
import type { Input } from './decode-input.ts';
import { editOf } from './keymap.ts';

/** What a key, typed letters or a paste make of a composer; undefined when nothing. */
export function edited(composer: Composer, input: Input, width: number): Composer | undefined {
  if (input.kind === 'text' || input.kind === 'paste') return insert(composer, input.text);
  if (input.kind !== 'key') return undefined;
  if (input.name === 'up' || input.name === 'down') {
    const by = input.name === 'up' ? -1 : 1;
    return moveLine(composer, by, width) ?? EDITS[by < 0 ? 'text start' : 'text end'](composer);
  }
  const edit = editOf(input);
  return edit && EDITS[edit](composer);
}
