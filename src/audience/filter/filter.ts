import type { Comparison } from '../../store/expressions.ts';

/** Where something stands in a filter, in UTF-16 units. */
export type Place = { start: number; end: number };

/** What a field is compared with. A quoted word is meant literally; in another one `*` and `?` are wildcards. */
export type Operand =
  | { kind: 'word'; text: string; isQuoted: boolean }
  | { kind: 'range'; from: number; to: number; withFrom: boolean; withTo: boolean };

/** `field:value`, with the places of its parts. */
export type Term = {
  kind: 'term';
  field: string;
  operator: Comparison;
  operand: Operand;
  fieldPlace: Place;
  operandPlace: Place;
};

/** A filter as it was written, with `and` before `or`. */
export type Filter =
  { kind: 'and' | 'or'; parts: Filter[] } | { kind: 'not'; part: Filter } | Term | { kind: 'everybody' };

/** What is wrong with a filter, and where. */
export type FilterProblem = { message: string; place: Place };
