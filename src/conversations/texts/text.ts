/**
 * One text that sellers read: an ICU message with the small markup of `domain/rich-text.ts`. `says` tells staff what it
 * is for; `values` names its placeholders. The apostrophe of Ukrainian words is ’: the straight one quotes in ICU.
 */
export type TextDefinition<Name extends string = string> = {
  readonly source: string;
  readonly says: string;
  readonly values: readonly Name[];
};

/** Defines a text. */
export function text<const Name extends string = never>(
  source: string,
  about: { says: string; values?: readonly Name[] },
): TextDefinition<Name> {
  return { source, says: about.says, values: about.values ?? [] };
}
