import * as z from 'zod';
import { describeFound, pathText, type ConfigProblem } from './problem.ts';
import { suggest } from '../domain/suggest.ts';

type Issue = z.core.$ZodIssue;
type SchemaNode = z.core.$ZodType;

/** Keys under which a secret may stand by mistake, or by right: their values are never shown. */
const SECRET_KEYS: ReadonlySet<PropertyKey> = new Set(['token', 'secretKey', 'password', 'old', 'new']);

/** What zod found, in the words of the schema's own descriptions: one problem for each wrong value and each unknown key. */
export function schemaProblems(schema: SchemaNode, issues: readonly Issue[], raw: unknown): ConfigProblem[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(schema, issue.path, key))
      : [wrongValue(schema, issue, raw)],
  );
}

function unknownKey(schema: SchemaNode, path: readonly PropertyKey[], key: string): ConfigProblem {
  const known = knownKeys(schemaAt(schema, path));
  const meant = suggest(key, known);
  const expected = meant
    ? `did you mean "${meant}"?`
    : known.length > 0
      ? `one of: ${known.join(', ')}`
      : 'nothing there';
  return { path: pathText([...path, key]), found: 'a key that is not known', expected };
}

function wrongValue(schema: SchemaNode, issue: Issue, raw: unknown): ConfigProblem {
  const secret = issue.path.some((part) => SECRET_KEYS.has(part));
  const value = valueAt(raw, issue.path);
  const found =
    secret && value !== undefined ? 'something else (not shown: it may be the secret)' : describeFound(value);
  return { path: pathText(issue.path), found, expected: expectation(schema, issue) };
}

function expectation(schema: SchemaNode, issue: Issue): string {
  const there = schemaAt(schema, issue.path);
  return (there && description(there)) ?? issue.message;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) => (inner !== null && typeof inner === 'object' ? Reflect.get(inner, part) : undefined),
    value,
  );
}

/** The part of the schema that speaks about this path. */
function schemaAt(whole: SchemaNode, path: readonly PropertyKey[]): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((schema, part) => {
    const bare = schema && unwrap(schema);
    if (bare instanceof z.ZodArray) return bare.element;
    return bare instanceof z.ZodObject ? bare.shape[String(part)] : undefined;
  }, whole);
}

function knownKeys(schema: SchemaNode | undefined): string[] {
  const bare = schema && unwrap(schema);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function description(schema: SchemaNode): string | undefined {
  const own = schema instanceof z.ZodType ? schema.meta()?.description : undefined;
  const inner = innerOf(schema);
  return own ?? (inner ? description(inner) : undefined);
}

function unwrap(schema: SchemaNode): SchemaNode {
  const inner = innerOf(schema);
  return inner ? unwrap(inner) : schema;
}

function innerOf(schema: SchemaNode): SchemaNode | undefined {
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wraps ? schema.unwrap() : undefined;
}
