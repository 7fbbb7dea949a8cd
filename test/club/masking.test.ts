import { expect, test } from 'vitest';
import { maskAnswer } from '../../src/club/masking.ts';
import { documentSample } from './document-samples.ts';

test('the payouts at L748 lose names, cards and phones, and keep sums and dates', () => {
  const masked = maskAnswer(documentSample('L748'), []);
  expect(masked).not.toMatch(/Тестов|2222|3333|2224455/);
  expect(masked).toContain('2018-12-15');
  expect(masked).toContain('2019');
});

test('the person and the session at L298 are gone', () => {
  const masked = maskAnswer(documentSample('L298'), []);
  expect(masked).not.toMatch(/0ce330|Testuvalniy|Testovich|380889993366|test@email/);
});

test('a secret of the request is masked wherever it stands', () => {
  expect(maskAnswer('{"comment":"bad token abcdef-123"}', ['abcdef-123'])).toBe('{"comment":"bad token •••"}');
});

test.each(['380501112233', '+38 (050) 111-22-33', '4149 4999 1234 5678', '4149499912345678'])(
  '%s is masked',
  (number) => {
    expect(maskAnswer(`{"comment":"${number}"}`, [])).toBe('{"comment":"•••"}');
  },
);

test('a date and a time stay', () => {
  expect(maskAnswer('"2018-08-17 15:34:45"', [])).toBe('"2018-08-17 15:34:45"');
});

test('an answer is kept to its first four thousand characters', () => {
  expect(maskAnswer('х'.repeat(100_000), [])).toHaveLength(4_000);
});
