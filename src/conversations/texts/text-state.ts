import { spoken } from '../words.ts';
import { DEFINITIONS, type TextKey } from './catalogue.ts';
import type { TextProblem } from './check/problem.ts';
import { requiredPlaceholders } from './check/told.ts';
import { exampleValues } from './examples.ts';
import { messageFormat } from './icu.ts';
import { placeholder, type Placeholder, type PlaceholderName } from './placeholders.ts';
import type { OwnText } from './text-records.ts';
import type { TextUse } from './text.ts';

/** A placeholder as staff see it; a text without a required one is refused. */
export type PlaceholderState = Placeholder & { name: PlaceholderName; required: boolean };

/**
 * A text as it stands for a bot. `source` is what sellers read: the bot's own text, or `original`, the catalogue's. An
 * own text with problems is from an earlier version and not used.
 */
export type TextState = {
  key: TextKey;
  use: TextUse;
  says: string;
  placeholders: PlaceholderState[];
  source: string;
  original: string;
  own?: OwnText & { problems: TextProblem[] };
};

/** Gathers what there is to know of a text. */
export function describeText(key: TextKey, own: TextState['own']): TextState {
  const definition = DEFINITIONS[key];
  const { use, says, values, source: original } = definition;
  const required = requiredPlaceholders(definition);
  return {
    key,
    use,
    says,
    placeholders: values.map((name) => ({ ...placeholder(name), name, required: required.includes(name) })),
    source: own && own.problems.length === 0 ? own.source : original,
    original,
    ...(own && { own }),
  };
}

/** Whether a word, in small letters, stands anywhere in what there is to know of a text. */
export function holds({ key, says, source, original, own }: TextState, word: string): boolean {
  const read = spoken(messageFormat(source), exampleValues(DEFINITIONS[key].values)).text;
  return [key, says, source, original, own?.source ?? '', read].some((one) =>
    one.toLocaleLowerCase('uk').includes(word),
  );
}
