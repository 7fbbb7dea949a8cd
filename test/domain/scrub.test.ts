import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scrub } from '../../src/domain/scrub.ts';

describe('phones', () => {
  test.each([
    '+380671234567',
    '380671234567',
    '00380671234567',
    '0671234567',
    '80671234567',
    '+38 (067) 123-45-67',
    '+38(067)1234567',
    '38 067 123 45 67',
    '067 123-45-67',
    '(067) 123 45 67',
    '067.123.45.67',
    '0-67-123-45-67',
    '+380 67 123 45 67',
    '+38\u00a0067\u00a0123\u00a045\u00a067',
  ])('%s is masked', (phone) => {
    const text = scrub(`sign-in of ${phone}, again`);
    expect(text.replace(/\D/g, '')).toBe('');
    expect(text).toMatch(/^sign-in of .*\[phone\], again$/);
  });
});

describe('what is no secret stays as it is', () => {
  test.each([
    '{"time":"2026-03-05T08:03:44.123Z","level":"info"}',
    '2026-03-05 08:03:44',
    '{"time":1763935200000,"id":5741311803571721087}',
    '{"chat":123456789,"update":987654321}',
    '{"ms":0.3456789012}',
    '{"address":"127.0.0.1:8080","after":"14:05"}',
    '{"job":"5f0c1b2e-8a3d-4c1e-9b7a-1d2e3f405060"}',
    '{"version":"24.21.0","sha256":"9fc890ad7f5d078b251e87a0cdea68ef9fc890ad7f5d078b251e87a0cdea68ef"}',
  ])('%s', (line) => {
    expect(scrub(line)).toBe(line);
  });
});

test('a line of JSON stays JSON, even where a phone stands in it as a number', () => {
  const digits = fc.stringMatching(/^0[3-9]\d{8}$/);
  fc.assert(
    fc.property(digits, fc.string(), (local, words) => {
      const line = JSON.stringify({ a: Number(`38${local}`), list: [Number(`38${local}`)], b: `38${local}`, words });
      const read: unknown = JSON.parse(scrub(line));
      expect(JSON.stringify(read)).not.toContain(local);
    }),
  );
});

test.each([
  'statistics-2025-09-10-2025-10-09.xlsx is there already',
  'dates: word 1 (2027-01-07..2026-12-25): found 2026-12-25',
  'from 2026-03-09 04:05:06.789',
])('dates are no numbers: %s', (text) => {
  expect(scrub(text)).toBe(text);
});

test.each(['2025-09-10 067-123-45-67', '2025-09-10 0671234567', '2025-0671234567'])(
  'a number beside a date is masked: %s',
  (text) => {
    expect(scrub(text)).not.toMatch(/67-?1|4567|45-67/);
  },
);
