import * as fc from 'fast-check';

/** Anything that JSON can say, with the odd values that break readers more often than chance would bring. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', 'null', -1, 0, 1e308, 2 ** 53, [], {}, [[]], '\u0000', '\ud800', '__proto__', true),
);

/** A right value with one to three of its parts, however deep, taken away or made something else. */
export function broken(right: object): fc.Arbitrary<unknown> {
  const paths = pathsOf(right);
  const change = fc.record({ path: fc.constantFrom(...paths), remove: fc.boolean(), value: anything });
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((value, one) => changed(value, one.path, one), right));
}

/** Reproducible examples; the seed is fixed, so that a failure comes again. */
export function examples<Value>(arbitrary: fc.Arbitrary<Value>, count: number): Value[] {
  return fc.sample(arbitrary, { numRuns: count, seed: 20_261_123 });
}

/** A text that is nearly, or not at all, the JSON of the value. */
export function brokenJson(right: object): fc.Arbitrary<string> {
  const text = JSON.stringify(right);
  return fc.oneof(
    fc.nat(text.length).map((length) => text.slice(0, length)),
    fc.nat(text.length).map((at) => `${text.slice(0, at)}\u0001${text.slice(at)}`),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.constantFrom('', 'null', '[]', '{}', '"', '<html>', '[[[[[[[[[[', '{"a":1}{"a":2}', '['.repeat(20_000)),
  );
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function changed(
  value: unknown,
  path: string[],
  { remove, value: other }: { remove: boolean; value: unknown },
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  const { [key]: old, ...others }: Record<string, unknown> = { ...value };
  if (rest.length === 0 && remove) return others;
  return { ...others, [key]: changed(old, rest, { remove, value: other }) };
}
