import type { Values } from './icu.ts';
import { placeholder, type PlaceholderName } from './placeholders.ts';

/** Values for the placeholders of a text, for showing what it will look like. */
export function exampleValues(names: readonly PlaceholderName[]): Values {
  return Object.fromEntries(names.map((name) => [name, placeholder(name).example]));
}
