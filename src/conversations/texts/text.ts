import type { PlaceholderName } from './placeholders.ts';

/**
 * Where a text stands. A `message` may be formatted (`domain/rich-text.ts`) and be long; the others are plain: a
 * `button`, a `line` that is put into other texts, and what stands beside a `command` in Telegram's list.
 */
export type TextUse = 'message' | 'button' | 'line' | 'command';

/**
 * One text that sellers read: an ICU message. `says` tells staff what it is for; `values` names its placeholders. The
 * apostrophe of Ukrainian words is ’: the straight one quotes in ICU.
 */
export type TextDefinition<Name extends PlaceholderName = PlaceholderName, Use extends TextUse = TextUse> = {
  readonly source: string;
  readonly use: Use;
  readonly says: string;
  readonly values: readonly Name[];
};

type About<Name extends PlaceholderName> = { says: string; values?: readonly Name[] };

/** Defines a message, or a paragraph of one. */
export const text = definer('message');
/** Defines the label of a button. */
export const button = definer('button');
/** Defines a line that other texts take in. */
export const line = definer('line');
/** Defines what Telegram shows beside a command. */
export const command = definer('command');

function definer<const Use extends TextUse>(use: Use) {
  return <const Name extends PlaceholderName = never>(
    source: string,
    { says, values = [] }: About<Name>,
  ): TextDefinition<Name, Use> => ({ source, use, says, values });
}
