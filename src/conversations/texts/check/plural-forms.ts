import {
  isPoundElement,
  isNumberElement,
  isArgumentElement,
  type PluralElement,
} from '@formatjs/icu-messageformat-parser';
import { everyElement, placeOf } from './elements.ts';
import type { TextProblem } from './problem.ts';

/** The forms that Ukrainian counts with (CLDR plural rules), each by an example. */
const FORMS = { one: '1 бал', few: '2 бали', many: '5 балів', other: '1,5 бала' };

/**
 * What is wrong with a plural: it has to have all Ukrainian forms, unless it only tells exact numbers from all others
 * (`=1 {…} other {…}`) and does not show the number in words that would have to agree with it.
 */
export function pluralProblem(element: PluralElement): TextProblem | undefined {
  const { value: name, options, offset, pluralType } = element;
  const wrong = (says: string): TextProblem => ({ kind: 'plural forms', says, ...placeOf(element) });
  if (pluralType === 'ordinal')
    return wrong(`{${name}} counts things and numbers none: use plural, not selectordinal.`);
  if (offset !== 0) return wrong(`{${name}} is shown as it is: leave out offset:${offset}.`);

  const forms = Object.keys(options).filter((form) => !form.startsWith('='));
  const foreign = forms.find((form) => !Object.hasOwn(FORMS, form));
  if (foreign !== undefined) return wrong(`Ukrainian has no form ${foreign}: ${explainForms()}`);
  const isShown = everyElement(options['other']?.value ?? []).some(
    (one) => isPoundElement(one) || ((isArgumentElement(one) || isNumberElement(one)) && one.value === name),
  );
  if (forms.length === 1 && !isShown) return undefined;
  const missing = Object.keys(FORMS).filter((form) => !forms.includes(form));
  if (missing.length === 0) return undefined;
  const what = missing.length === 1 ? `the form ${missing.join()}` : `the forms ${missing.join(', ')}`;
  return wrong(`{${name}} lacks ${what}: ${explainForms()}`);
}

function explainForms(): string {
  const forms = Object.entries(FORMS).map(([form, example]) => `${form} (${example})`);
  return `it counts with ${forms.slice(0, -1).join(', ')} and ${forms.at(-1)}.`;
}
