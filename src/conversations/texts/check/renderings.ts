import {
  createNumberElement,
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';

/** About as many characters as a value has. */
const VALUE_SIZE = 10;

type Rendering = MessageFormatElement[];

/**
 * The ways a message can read, without plurals and selects: each of their forms is in at least one, and the first is
 * about the longest. There are not more than there are forms.
 */
export function renderings(elements: readonly MessageFormatElement[], counted?: string): Rendering[] {
  const parts = elements.map((element) => waysOf(element, counted).toSorted((a, b) => sizeOf(b) - sizeOf(a)));
  const longest = parts.map(([first = []]) => first);
  const others = parts.flatMap((ways, at) => ways.slice(1).map((way) => longest.with(at, way).flat()));
  return [longest.flat(), ...others];
}

function waysOf(element: MessageFormatElement, counted: string | undefined): Rendering[] {
  if (isPoundElement(element)) return [counted === undefined ? [] : [createNumberElement(counted, null)]];
  const isPlural = isPluralElement(element);
  if (!isPlural && !isSelectElement(element)) return [[element]];
  const shown = isPlural ? element.value : counted;
  return Object.values(element.options).flatMap(({ value }) => renderings(value, shown));
}

function sizeOf(rendering: Rendering): number {
  return rendering.reduce((sum, one) => sum + (isLiteralElement(one) ? one.value.length : VALUE_SIZE), 0);
}
