import { balanceTexts } from './balance-texts.ts';
import { batchTexts } from './batch-texts.ts';
import { fateTexts } from './fate-texts.ts';
import { fullTexts } from './full-texts.ts';
import { generalTexts } from './general-texts.ts';
import { inWorkTexts } from './in-work-texts.ts';
import { myDataTexts } from './my-data-texts.ts';
import { myRegistrationsTexts } from './my-registrations-texts.ts';
import { newsTexts } from './news-texts.ts';
import { otherTexts } from './other-texts.ts';
import { registrationTexts } from './registration-texts.ts';
import { signInTexts } from './sign-in-texts.ts';
import { supportTexts } from './support-texts.ts';

/** Every word that sellers read, by key. */
export const TEXTS = {
  ...generalTexts,
  ...signInTexts,
  ...registrationTexts,
  ...fullTexts,
  ...batchTexts,
  ...balanceTexts,
  ...supportTexts,
  ...otherTexts,
  ...newsTexts,
  ...myRegistrationsTexts,
  ...myDataTexts,
  ...inWorkTexts,
  ...fateTexts,
};

export type TextKey = keyof typeof TEXTS;

/** The placeholders of a text, each to be given. */
export type ValuesOf<Key extends TextKey> = Record<(typeof TEXTS)[Key]['values'][number], string | number>;

/** The values as an argument that only texts with placeholders take. */
export type ValueArguments<Key extends TextKey> = [keyof ValuesOf<Key>] extends [never] ? [] : [values: ValuesOf<Key>];
