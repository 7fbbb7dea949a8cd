import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLine, glyphsOf, widthOf } from '../../../src/console/text/glyphs.ts';
import { wrap, wrapRanges } from '../../../src/console/text/wrap.ts';

const shown = (text: string) =>
  glyphsOf(text)
    .map(({ char }) => char)
    .join('');

describe('what a seller sends', () => {
  it.each([
    ['\u001b[2J\u001b[31mчервоне\u001b[0m', '[2J[31mчервоне[0m'],
    ['\u009b31mC1', '31mC1'],
    ['\u001b]52;c;ZXZpbA==\u0007', ']52;c;ZXZpbA=='],
    ['abc\u202egnp.exe', 'abcgnp.exe'],
    ['\u200bневидиме\u2060', 'невидиме'],
    ['рядок\r\nще\rі ще\u2028кінець', 'рядок\nще\nі ще\nкінець'],
    ['\ud800одинокий', 'одинокий'],
  ])('%j is cleaned', (given, expected) => expect(clean(given)).toBe(expected));

  it('never brings a control character to the screen, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(shown(clean(text))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(cleanLine(text)).not.toContain('\n');
      }),
    );
  });
});

describe('what is shown', () => {
  it.each([
    ['привіт', 'привіт', 6],
    ['漢字', '漢字', 4],
    ['🫠', '🫠', 2],
    ['👨‍👩‍👧', '👨', 2],
    ['🇺🇦', 'UA', 2],
    ['👍🏽', '👍', 2],
    ['й', 'й', 1],
    ['1️⃣', '1', 1],
  ])('%j is %j, %d wide', (text, expected, width) => {
    expect(shown(text)).toBe(expected);
    expect(widthOf(text)).toBe(width);
  });
});

describe('lines', () => {
  it('are cut at spaces, and in words that are too long', () => {
    expect(wrap('раз два три', 8)).toEqual(['раз два', 'три']);
    expect(wrap('абвгдежз', 3)).toEqual(['абв', 'где', 'жз']);
    expect(wrap('漢字漢字', 5)).toEqual(['漢字', '漢字']);
    expect(wrap('один\n\nдва', 10)).toEqual(['один', '', 'два']);
  });

  it('cover the text without gaps, and fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 20 }), (given, width) => {
        const text = clean(given);
        const ranges = wrapRanges(text, width);
        expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text.replaceAll('\n', ''));
        for (const { start, end } of ranges)
          expect(widthOf(text.slice(start, end).replace(/ +$/, ''))).toBeLessThanOrEqual(width);
      }),
    );
  });
});
