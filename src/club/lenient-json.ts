import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

/**
 * JSON as the club writes it: numbers as strings and strings as numbers, so every scalar is kept as its text;
 * the same key twice in one object, so objects are kept as pairs.
 */
export type WireValue = string | null | WireValue[] | WireObject;

export type WireObject = { pairs: [key: string, value: WireValue][] };

/** The slips that leave no doubt about what was meant. */
const FORGIVEN = new Set(['CommaExpected', 'InvalidCharacter']);

/**
 * Reads one JSON object. Forgives missing and trailing commas, control characters in strings, and typographic quotes
 * in place of straight ones (all as in the document's samples). Answers undefined for anything else: HTML, other values, a text cut short.
 */
export function parseLenientJson(source: string): WireObject | undefined {
  return parseObject(source) ?? parseObject(source.replaceAll(/[“”„]/g, '"'));
}

function parseObject(source: string): WireObject | undefined {
  const slips: ParseError[] = [];
  const root = parseTreeOfAnyDepth(source, slips);
  const readable = slips.every((slip) => FORGIVEN.has(printParseErrorCode(slip.error)));
  if (!readable || root?.type !== 'object') return undefined;
  return objectOf(root, source);
}

/** The parser is recursive: an answer nested some thousands deep overflows the stack and is no answer of the club's. */
function parseTreeOfAnyDepth(source: string, slips: ParseError[]): Node | undefined {
  try {
    return parseTree(source, slips, { allowTrailingComma: true, disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function objectOf(node: Node, source: string): WireObject {
  const pairs = (node.children ?? []).map(({ children: [key, value] = [] }): [string, WireValue] => [
    String(key?.value),
    value ? valueOf(value, source) : null,
  ]);
  return { pairs };
}

function valueOf(node: Node, source: string): WireValue {
  if (node.type === 'object') return objectOf(node, source);
  if (node.type === 'array') return (node.children ?? []).map((item) => valueOf(item, source));
  if (node.type === 'null') return null;
  if (node.type === 'number') return source.slice(node.offset, node.offset + node.length);
  return String(node.value);
}
