import type { LocalTime } from '../../domain/local-time.ts';
import { failure, type Result } from '../../domain/result.ts';
import type { Condition } from '../../store/expressions.ts';
import type { Term } from './filter.ts';

/** A condition over subscribers. */
export type PersonCondition = Condition<'subscribers'>;

/** In whose and in which present a filter is read. */
export type FilterScope = { botId: string; now: number; localTime: LocalTime };

/** Why a term has no meaning: `part` of it is not what is expected. */
export type TermProblem = { part: 'field' | 'value'; expected: string; known?: readonly string[] };

/**
 * A field of the filter language. Other rooms bring fields of their own. `parts` of a name follow its dots:
 * `sales.30d` is the field `sales` with the part `30d`.
 */
export interface Field {
  readonly name: string;
  /** What it is, for those who write filters. */
  readonly about: string;
  readonly examples: readonly string[];
  /** The condition must be true or false for every subscriber, and never unknown: it may stand behind a NOT. */
  read(term: Term, parts: readonly string[], scope: FilterScope): Result<PersonCondition, TermProblem>;
}

/** For fields whose name has no parts. */
export function withoutParts(
  field: Omit<Field, 'read'>,
  read: (term: Term, scope: FilterScope) => Result<PersonCondition, TermProblem>,
): Field {
  return {
    ...field,
    read: (term, parts, scope) =>
      parts.length > 0
        ? failure({ part: 'field', expected: `"${field.name}" without anything after it` })
        : read(term, scope),
  };
}

/** The value does not mean anything in this field. */
export function unexpected(expected: string, known?: readonly string[]): Result<never, TermProblem> {
  return failure({ part: 'value', expected, ...(known && { known }) });
}
