import { isPluralElement, isSelectElement, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { TextPosition } from '../icu.ts';

/** Every element of a message, those within its forms too. */
export function everyElement(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) =>
    isPluralElement(element) || isSelectElement(element)
      ? [element, ...Object.values(element.options).flatMap(({ value }) => everyElement(value))]
      : [element],
  );
}

/** Where an element begins, to be laid into a problem. */
export function placeOf({ location }: MessageFormatElement): { at?: TextPosition } {
  return location ? { at: { line: location.start.line, column: location.start.column } } : {};
}
