import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLenientJson, type WireValue } from '../../src/club/lenient-json.ts';

test('a repeated key keeps all its values, in order', () => {
  expect(parseLenientJson('{"a":1,"a":"x","a":null}')).toEqual({
    pairs: [
      ['a', '1'],
      ['a', 'x'],
      ['a', null],
    ],
  });
});

test('numbers keep every digit', () => {
  const pairs = [
    ['sn', '00123'],
    ['long', '12345678901234567890'],
    ['sum', '12.50'],
  ];
  expect(parseLenientJson('{"sn":"00123","long":12345678901234567890,"sum":12.50}')).toEqual({ pairs });
});

test.each([
  ['a missing comma', '{"a":1 "b":2}'],
  ['a trailing comma', '{"a":1,"b":2,}'],
  ['typographic quotes', '{“a”: 1, “b“: 2}'],
  ['a byte order mark', '{"a":1,"b":2}'],
])('%s is forgiven', (_, source) => {
  expect(parseLenientJson(source)).toEqual({
    pairs: [
      ['a', '1'],
      ['b', '2'],
    ],
  });
});

test('typographic quotes inside a text stay as they are', () => {
  expect(parseLenientJson('{"name":"Акція “Літо”"}')).toEqual({ pairs: [['name', 'Акція “Літо”']] });
});

test.each([
  ['nothing', ''],
  ['HTML', '<html><style>p { color: red }</style></html>'],
  ['a list', '[1]'],
  ['a text', '"ok"'],
  ['an object cut short', '{"a":1'],
  ['a text cut short', '{"a":"b'],
  ['a key without value', '{"a":}'],
  ['more after the end', '{"a":1} tail'],
  ['brackets a million deep', '{"a":'.repeat(1_000_000)],
])('%s is not an answer', (_, source) => {
  expect(parseLenientJson(source)).toBeUndefined();
});

test('whatever JSON.stringify writes is read as it was', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { noNullPrototype: true });
  fc.assert(
    fc.property(object, (value) => {
      const read = parseLenientJson(JSON.stringify(value));
      expect(read && JSON.stringify(inText(read))).toBe(
        JSON.stringify(scalarsAsText(JSON.parse(JSON.stringify(value)))),
      );
    }),
    { numRuns: 300 },
  );
});

/** Back from pairs. */
function inText(value: WireValue): unknown {
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((item) => inText(item));
  return Object.fromEntries(value.pairs.map(([key, held]) => [key, inText(held)]));
}

function scalarsAsText(value: unknown): unknown {
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((item) => scalarsAsText(item));
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, scalarsAsText(held)]));
}
