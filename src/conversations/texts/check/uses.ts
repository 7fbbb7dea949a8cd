import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTimeElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { suggest } from '../../../domain/suggest.ts';
import { placeholder, type Placeholder, type PlaceholderName } from '../placeholders.ts';
import type { TextDefinition } from '../text.ts';
import { everyElement, placeOf } from './elements.ts';
import { pluralProblem } from './plural-forms.ts';
import { named, type ProblemKind, type TextProblem } from './problem.ts';

/** Placeholders that the text does not have, and those that are used as something they are not. */
export function useProblems(elements: readonly MessageFormatElement[], { values }: TextDefinition): TextProblem[] {
  return everyElement(elements).flatMap((element) => {
    const name = nameIn(element);
    if (name === undefined) return [];
    const known = values.find((one) => one === name);
    if (known === undefined) return [problem(element, 'unknown placeholder', unknown(name, values))];
    return misuse(element, known, placeholder(known)) ?? [];
  });
}

function nameIn(element: MessageFormatElement): string | undefined {
  const hasName =
    isArgumentElement(element) ||
    isNumberElement(element) ||
    isDateElement(element) ||
    isTimeElement(element) ||
    isPluralElement(element) ||
    isSelectElement(element);
  return hasName ? element.value : undefined;
}

function unknown(name: string, values: readonly PlaceholderName[]): string {
  if (values.length === 0) return `This text has no placeholders, so nothing would stand in place of {${name}}.`;
  const meant = suggest(name, values);
  const hint = meant === undefined ? `Its placeholders are ${named(values)}.` : `Did you mean {${meant}}?`;
  return `This text has no placeholder {${name}}. ${hint}`;
}

function misuse(element: MessageFormatElement, name: PlaceholderName, what: Placeholder): TextProblem | undefined {
  const wrong = (says: string) => problem(element, 'wrong use', says);
  const { type } = what;
  const isFigure = type === 'number' || type === 'count';
  if (isArgumentElement(element)) {
    if (type !== 'choice') return undefined;
    return wrong(`{${name}} has no words of its own: write {${name}, select, ${formsOf(what.options)}}.`);
  }
  if (isNumberElement(element)) {
    if (!isFigure) return wrong(`{${name}} is no number: write {${name}}.`);
    return element.style ? wrong(`A number is written as it is: {${name}} or {${name}, number}.`) : undefined;
  }
  if (isPluralElement(element))
    return type === 'count' ? pluralProblem(element) : wrong(`{${name}} is nothing to count: write {${name}}.`);
  if (!isSelectElement(element)) return wrong(`{${name}} is no moment in time: write {${name}}.`);

  if (type !== 'choice') return wrong(`{${name}} is no choice between forms: write {${name}}.`);
  const { options } = what;
  const foreign = Object.keys(element.options).find((option) => option !== 'other' && !options.includes(option));
  if (foreign === undefined) return undefined;
  const meant = suggest(foreign, options);
  const hint = meant === undefined ? `There are ${options.join(', ')}.` : `Did you mean ${meant}?`;
  return wrong(`{${name}} is never ${foreign}. ${hint}`);
}

function formsOf(options: readonly string[]): string {
  return [...options.slice(0, -1), 'other'].map((option) => `${option} {…}`).join(' ');
}

function problem(element: MessageFormatElement, kind: ProblemKind, says: string): TextProblem {
  return { kind, says, ...placeOf(element) };
}
