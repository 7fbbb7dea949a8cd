import { suggest } from '../../domain/suggest.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { allOf, anyOf } from '../../store/expressions.ts';
import type { FilterScope, PersonCondition, TermProblem } from './field.ts';
import type { FilterFields } from './filter-fields.ts';
import type { Filter, FilterProblem, Term } from './filter.ts';
import { parseFilter } from './parse-filter.ts';

/** Reads a filter as a condition over the subscribers of a bot. What is written becomes values of it, never SQL. */
export function compileFilter(
  text: string,
  fields: FilterFields,
  scope: FilterScope,
): Result<PersonCondition, FilterProblem> {
  const parsed = parseFilter(text);
  return parsed.ok ? conditionOf(parsed.value, fields, scope) : parsed;
}

/** The fields that a filter names. */
export function fieldsOf(filter: Filter): string[] {
  if (filter.kind === 'term') return [splitName(filter.field).name];
  if (filter.kind === 'not') return fieldsOf(filter.part);
  return filter.kind === 'everybody' ? [] : filter.parts.flatMap(fieldsOf);
}

function conditionOf(filter: Filter, fields: FilterFields, scope: FilterScope): Result<PersonCondition, FilterProblem> {
  switch (filter.kind) {
    case 'everybody':
      return success(() => allOf([]));
    case 'term':
      return ofTerm(filter, fields, scope);
    case 'not': {
      const part = conditionOf(filter.part, fields, scope);
      return part.ok ? success((eb) => eb.not(part.value(eb))) : part;
    }
    case 'and':
    case 'or': {
      const conditions: PersonCondition[] = [];
      for (const part of filter.parts) {
        const condition = conditionOf(part, fields, scope);
        if (!condition.ok) return condition;
        conditions.push(condition.value);
      }
      const join = filter.kind === 'and' ? allOf : anyOf;
      return success((eb) => join(conditions.map((condition) => condition(eb))));
    }
  }
}

function ofTerm(term: Term, fields: FilterFields, scope: FilterScope): Result<PersonCondition, FilterProblem> {
  const { name, parts } = splitName(term.field);
  const field = fields.find(name);
  if (!field) return failure(unknownField(term, name, fields));
  const condition = field.read(term, parts, scope);
  return condition.ok ? condition : failure(problemOf(term, condition.failure));
}

/** `sales.30d` is the field `sales` with the part `30d`. */
function splitName(written: string): { name: string; parts: string[] } {
  const [name = '', ...parts] = written.split('.');
  return { name, parts };
}

function unknownField({ fieldPlace }: Term, name: string, fields: FilterFields): FilterProblem {
  const names = fields.all().map((field) => field.name);
  const near = suggest(name, names);
  const hint = near === undefined ? `known are: ${names.join(', ')}` : `did you mean "${near}"?`;
  return { message: `there is no field "${name}"; ${hint}`, place: fieldPlace };
}

function problemOf(term: Term, { part, expected, known = [] }: TermProblem): FilterProblem {
  const place = part === 'field' ? term.fieldPlace : term.operandPlace;
  const written = term.operand.kind === 'word' && part === 'value' ? term.operand.text : term.field.split('.').at(-1);
  const near = suggest(written ?? '', known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return { message: `expected ${expected}${hint}`, place };
}
