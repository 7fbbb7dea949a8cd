import type { TextState } from '../../../conversations/texts/text-state.ts';
import type { Sheet } from '../../../workbooks/sheet.ts';

/** The columns that are read back; the others are for whoever writes the texts. */
export const KEY_COLUMN = 'Key';
export const TEXT_COLUMN = 'Text';

/** Texts as a table for translators: change the column "Text" and import the file. */
export function textsSheet(texts: readonly TextState[]): Sheet {
  return {
    name: 'Texts',
    columns: [
      { heading: KEY_COLUMN, kind: 'text', width: 28 },
      { heading: TEXT_COLUMN, kind: 'text', width: 80 },
      { heading: 'Text of the program', kind: 'text', width: 80 },
      { heading: 'What it is for', kind: 'text', width: 60 },
      { heading: 'Where it stands', kind: 'text', width: 14 },
      { heading: 'Placeholders', kind: 'text', width: 50 },
    ],
    rows: texts.map(({ key, source, original, says, use, placeholders }) => [
      key,
      source,
      original,
      says,
      use,
      placeholders.map(({ name, says: what, required }) => `{${name}}${required ? '*' : ''} ${what}`).join('\n'),
    ]),
  };
}
