import { balanceTexts } from './balance-texts.ts';
import { batchTexts } from './batch-texts.ts';
import { dialogTexts } from './dialog-texts.ts';
import { fateTexts } from './fate-texts.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { fullTexts } from './full-texts.ts';
import { generalTexts } from './general-texts.ts';
import { inWorkTexts } from './in-work-texts.ts';
import { myDataTexts } from './my-data-texts.ts';
import { myRegistrationsTexts } from './my-registrations-texts.ts';
import { newsTexts } from './news-texts.ts';
import { otherTexts } from './other-texts.ts';
import { registrationTexts } from './registration-texts.ts';
import { signInTexts } from './sign-in-texts.ts';
import type { ValueOf } from './placeholders.ts';
import { surveyTexts } from './survey-texts.ts';
import type { TextDefinition, TextUse } from './text.ts';

/** Every word that sellers read, by key. */
export const TEXTS = {
  ...generalTexts,
  ...signInTexts,
  ...registrationTexts,
  ...fullTexts,
  ...batchTexts,
  ...balanceTexts,
  ...dialogTexts,
  ...feedbackTexts,
  ...otherTexts,
  ...newsTexts,
  ...myRegistrationsTexts,
  ...myDataTexts,
  ...inWorkTexts,
  ...fateTexts,
  ...surveyTexts,
};

export type TextKey = keyof typeof TEXTS;

/** The texts that stand in these places. */
export type KeyOf<Use extends TextUse> = {
  [Key in TextKey]: (typeof TEXTS)[Key]['use'] extends Use ? Key : never;
}[TextKey];

/** The placeholders of a text, each to be given. */
export type ValuesOf<Key extends TextKey> = {
  [Name in (typeof TEXTS)[Key]['values'][number]]: ValueOf<Name>;
};

/** The values as an argument that only texts with placeholders take. */
export type ValueArguments<Key extends TextKey> = [keyof ValuesOf<Key>] extends [never] ? [] : [values: ValuesOf<Key>];

/** Every text as one that may have any placeholders. */
export const DEFINITIONS: Readonly<Record<TextKey, TextDefinition>> = TEXTS;

/** Whether there is such a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(TEXTS, key);
}

/** Every key, in the order of the catalogue. */
export const TEXT_KEYS: readonly TextKey[] = Object.keys(TEXTS).filter(isTextKey);
