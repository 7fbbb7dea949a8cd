import { parse, SyntaxError, type LiqeQuery, type LiteralExpressionToken } from 'liqe';
import { failure, success, type Result } from '../../domain/result.ts';
import type { Comparison } from '../../store/expressions.ts';
import type { Filter, FilterProblem, Operand, Place, Term } from './filter.ts';
import { plainForm, type PlainForm } from './plain-form.ts';
import { syntaxHint } from './syntax-hint.ts';

type Tag = Extract<LiqeQuery, { type: 'Tag' }>;

/** Thrown within this file only, to leave a tree at once. */
class Wrong extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

/** Reads a filter in the language of liqe (Lucene's, nearly), without knowing what its fields mean. */
export function parseFilter(written: string): Result<Filter, FilterProblem> {
  const plain = plainForm(written);
  if (!plain.ok) return plain;
  const { text, placeOf } = plain.value;
  let tree: LiqeQuery;
  try {
    tree = parse(text);
  } catch (error) {
    // Where something is missing at the end it throws an error of another kind, without a place.
    const at = error instanceof SyntaxError ? error.offset : text.length;
    return failure({ message: syntaxHint(text, at), place: placeOf({ start: at, end: at + 1 }) });
  }
  try {
    return success(new Reader(plain.value).read(tree) ?? { kind: 'everybody' });
  } catch (error) {
    if (error instanceof Wrong) return failure({ message: error.message, place: placeOf(error.place) });
    throw error;
  }
}

type Link = { isOr: boolean; part: LiqeQuery };

class Reader {
  readonly #plain: PlainForm;

  constructor(plain: PlainForm) {
    this.#plain = plain;
  }

  /** Undefined for nothing between brackets. */
  read(tree: LiqeQuery): Filter | undefined {
    switch (tree.type) {
      case 'EmptyExpression':
        return undefined;
      case 'ParenthesizedExpression':
        return this.#filled(tree.expression, tree.location);
      case 'UnaryOperator':
        return { kind: 'not', part: this.#filled(tree.operand, tree.location) };
      case 'LogicalExpression':
        return this.#chain(tree);
      case 'Tag':
        return this.#term(tree);
    }
  }

  #filled(tree: LiqeQuery, place: Place): Filter {
    const filter = this.read(tree);
    if (filter) return filter;
    throw new Wrong('there is nothing here', place);
  }

  /** liqe reads `a OR b AND c` from the left, as `(a OR b) AND c`; here AND binds first, as everywhere else. */
  #chain(tree: LiqeQuery): Filter {
    const alternatives: Filter[][] = [[]];
    for (const { isOr, part } of links(tree)) {
      if (isOr) alternatives.push([]);
      alternatives.at(-1)?.push(this.#filled(part, part.location));
    }
    return together(
      'or',
      alternatives.map((parts) => together('and', parts)),
    );
  }

  #term(tree: Tag): Term {
    const { field, expression, operator, location } = tree;
    if (field.type === 'ImplicitField') throw new Wrong('say which field this is about', location);
    const start = operator.location.end;
    const operand = this.#operand(expression, start);
    const isBare = operand.kind === 'word' && !operand.isQuoted;
    const end = isBare ? start + operand.text.length : expression.location.end;
    return {
      kind: 'term',
      field: field.name,
      operator: operatorOf(operator.operator),
      operand,
      fieldPlace: this.#plain.placeOf(field.location),
      operandPlace: this.#plain.placeOf({ start, end }),
    };
  }

  #operand(expression: Tag['expression'], start: number): Operand {
    switch (expression.type) {
      case 'LiteralExpression':
        return { kind: 'word', text: this.#literal(expression), isQuoted: expression.quoted };
      case 'RangeExpression': {
        const { min, max, minInclusive, maxInclusive } = expression.range;
        return { kind: 'range', from: min, to: max, withFrom: minInclusive, withTo: maxInclusive };
      }
      case 'EmptyExpression':
      case 'RegexExpression':
        throw new Wrong('here a value is missing', { start, end: start + 1 });
    }
  }

  /** As it was written: liqe makes 67 of 067 and nothing of null, and of such a word it tells a wrong end. */
  #literal({ value, location }: LiteralExpressionToken): string {
    if (typeof value === 'string') return value;
    return /^[^\s()]*/.exec(this.#plain.text.slice(location.start))?.[0] ?? '';
  }
}

function together(kind: 'and' | 'or', parts: Filter[]): Filter {
  const [only, ...others] = parts;
  return only && others.length === 0 ? only : { kind, parts };
}

/** The parts of a chain without brackets from left to right, each with what stands before it. */
function links(tree: LiqeQuery): Link[] {
  const found: Link[] = [];
  let rest = tree;
  while (rest.type === 'LogicalExpression') {
    found.unshift({ isOr: rest.operator.operator === 'OR', part: rest.right });
    rest = rest.left;
  }
  return [{ isOr: false, part: rest }, ...found];
}

function operatorOf(written: string): Comparison {
  const bare = written.slice(1);
  return bare === '>' || bare === '>=' || bare === '<' || bare === '<=' ? bare : '=';
}
