import {
  isArgumentElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  type MessageFormatElement,
  type PluralElement,
  type SelectElement,
} from '@formatjs/icu-messageformat-parser';
import { parseMessage } from '../icu.ts';
import { optionsOf, placeholder, type PlaceholderName } from '../placeholders.ts';
import type { TextDefinition } from '../text.ts';
import { everyElement } from './elements.ts';
import type { TextProblem } from './problem.ts';

/**
 * The placeholders whose meaning has to stay: those that the catalogue's text tells for certain, whatever form it takes,
 * and that are not optional by their nature.
 */
export function requiredPlaceholders({ source, values }: TextDefinition): PlaceholderName[] {
  const parsed = parseMessage(source);
  const sure = parsed.ok ? told(parsed.value) : new Set();
  return values.filter((name) => sure.has(name) && !placeholder(name).optional);
}

/** Required placeholders that the text does not tell, or not in each of its forms. */
export function missingProblems(elements: readonly MessageFormatElement[], definition: TextDefinition): TextProblem[] {
  const sure = told(elements);
  return requiredPlaceholders(definition)
    .filter((name) => !sure.has(name))
    .map((name) => ({ kind: 'missing placeholder', says: explain(elements, name) }));
}

function explain(elements: readonly MessageFormatElement[], name: PlaceholderName): string {
  const [forms] = everyElement(elements).flatMap((element) => formsWithout(element, name));
  const { type, says } = placeholder(name);
  if (forms !== undefined) {
    const way = type === 'choice' ? 'give each a form of its own' : `write # or {${name}} there too`;
    return `{${name}} is not told in the form ${forms}, which stands for more than one value: ${way}.`;
  }
  const isQuoted = everyElement(elements).some((one) => isLiteralElement(one) && one.value.includes(`{${name}}`));
  if (isQuoted) return `{${name}} is hidden by the apostrophe before it, which quotes: write ’ instead.`;
  return `{${name}} is missing, and sellers need it here. It stands for: ${lowerCased(says)}`;
}

function lowerCased(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}

/** The forms of a plural or a select that do not tell what its other forms tell. */
function formsWithout(element: MessageFormatElement, name: string): string[] {
  if (!isPluralElement(element) && !isSelectElement(element)) return [];
  const forms = formsOf(element);
  const isTold = element.value === name || forms.some((form) => form.told.has(name));
  const silent = forms.filter((form) => !form.told.has(name)).map((form) => form.name);
  return isTold && silent.length > 0 ? [silent.join(', ')] : [];
}

/** What the elements tell in any case; `counted` is what `#` shows. A form that stands for one value tells that value. */
function told(elements: readonly MessageFormatElement[], counted?: string): Set<string> {
  return new Set(
    elements.flatMap((element) => {
      if (isArgumentElement(element) || isNumberElement(element)) return [element.value];
      if (isPoundElement(element)) return counted === undefined ? [] : [counted];
      if (!isPluralElement(element) && !isSelectElement(element)) return [];
      const [first = new Set<string>(), ...rest] = formsOf(element, counted).map((form) => form.told);
      return [...rest.reduce((sure, form) => sure.intersection(form), first)];
    }),
  );
}

type Form = { name: string; told: Set<string> };

function formsOf(element: PluralElement | SelectElement, counted?: string): Form[] {
  const { value: name, options } = element;
  const shown = isPluralElement(element) ? name : counted;
  return Object.entries(options).map(([form, { value }]) => {
    const inside = told(value, shown);
    return { name: form, told: standsForOne(element, form) ? inside.add(name) : inside };
  });
}

/** `=1`, an option of a choice, or what is left of its options when only one is. */
function standsForOne(element: PluralElement | SelectElement, form: string): boolean {
  if (isPluralElement(element)) return form.startsWith('=');
  return form !== 'other' || optionsLeft(element) <= 1;
}

function optionsLeft({ value, options }: SelectElement): number {
  return optionsOf(value).filter((option) => !Object.hasOwn(options, option)).length;
}
