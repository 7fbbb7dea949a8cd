import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plain, type Mark, type RichText } from '../../src/domain/rich-text.ts';
import { splitText } from '../../src/messengers/split-text.ts';

const words = fc.string({
  unit: fc.constantFrom('а', 'Б', ' ', '\n', '\n\n', '✅', '👍', 'слово'),
  minLength: 1,
  maxLength: 120,
});

const richText: fc.Arbitrary<RichText> = words.chain((text) => {
  const mark = fc
    .record({ start: fc.nat(text.length - 1), length: fc.integer({ min: 1, max: 40 }) })
    .map(({ start, length }): Mark => ({ start, length: Math.min(length, text.length - start), kind: 'bold' }));
  return fc.array(mark, { maxLength: 3 }).map((marks) => ({ text, marks }));
});

/** Every character that is not white space, with whether it is bold. */
function ink(parts: RichText[]): string[] {
  return parts.flatMap(({ text, marks }) =>
    Array.from(text).flatMap((character, index, all) => {
      if (/\s/.test(character)) return [];
      const at = all.slice(0, index).join('').length;
      const isBold = marks.some((mark) => mark.start <= at && at < mark.start + mark.length);
      return [character + (isBold ? '!' : '')];
    }),
  );
}

describe('splitText', () => {
  it('leaves a text that fits as it is', () => {
    const text = plain('  коротко  ');
    expect(splitText(text, 20)).toEqual([text]);
  });

  it('cuts at a paragraph rather than at a line, at a line rather than at a word', () => {
    const texts = (text: string, limit: number) => splitText(plain(text), limit).map((part) => part.text);
    expect(texts('один два\n\nтри чотири', 16)).toEqual(['один два', 'три чотири']);
    expect(texts('один два\nтри чотири', 16)).toEqual(['один два', 'три чотири']);
    expect(texts('один два три чотири', 16)).toEqual(['один два три', 'чотири']);
  });

  it('carries a mark over the cut', () => {
    const text: RichText = { text: 'один два', marks: [{ start: 0, length: 8, kind: 'bold' }] };
    expect(splitText(text, 5)).toEqual([
      { text: 'один', marks: [{ start: 0, length: 4, kind: 'bold' }] },
      { text: 'два', marks: [{ start: 0, length: 3, kind: 'bold' }] },
    ]);
  });

  it('loses no character and no mark, and makes no part too long', () => {
    fc.assert(
      fc.property(richText, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.length).toBeGreaterThan(0);
        expect(parts.every((part) => part.text.length <= limit)).toBe(true);
        expect(ink(parts)).toEqual(ink([text]));
        for (const part of parts) {
          expect(part.marks.every(({ start, length }) => length > 0 && start + length <= part.text.length)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
