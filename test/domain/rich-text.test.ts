import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, parseMarkup, strayMarkup } from '../../src/domain/rich-text.ts';

const wild = fc.string({
  unit: fc.constantFrom(...Array.from('*_~`[]()\\ab яЇ.\n'), '🎉', 'https://x.y'),
  maxLength: 60,
});

describe('markup', () => {
  it.each([
    ['*bold* and _italic_', 'bold and italic', ['bold 0+4', 'italic 9+6']],
    ['~gone~ `code`', 'gone code', ['strike 0+4', 'code 5+4']],
    ['*bold _and italic_*', 'bold and italic', ['bold 0+15', 'italic 5+10']],
    ['[words](https://a.b/c_d_e)', 'words', ['link 0+5']],
    ['[*bold*](https://a.b)', 'bold', ['bold 0+4', 'link 0+4']],
    ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name', []],
    ['*open', '*open', []],
    ['*over\nlines*', '*over\nlines*', []],
    ['\\*plain\\*', '*plain*', []],
    ['🎉 *свято*', '🎉 свято', ['bold 3+5']],
    ['[no](link', '[no](link', []],
    ['**', '**', []],
    ['', '', []],
  ])('%j reads as %j', (source, text, marks) => {
    const read = parseMarkup(source);
    expect(read.text).toBe(text);
    expect(read.marks.map(({ kind, start, length }) => `${kind} ${start}+${length}`).toSorted()).toEqual(
      marks.toSorted(),
    );
  });

  it('shows an escaped value as it is, with no mark over it', () => {
    fc.assert(
      fc.property(fc.oneof(wild, fc.string({ unit: 'binary' })), (value) => {
        expect(parseMarkup(escapeMarkup(value))).toEqual({ text: value, marks: [] });
      }),
    );
  });

  it('shows an escaped value as it is in the middle of markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('*_~`[]()\\aя')), minLength: 1 }), (value) => {
        expect(parseMarkup(`до *${escapeMarkup(value)}* після`).text).toBe(`до ${value} після`);
      }),
    );
  });

  it('keeps every mark within its text, whatever is written', () => {
    fc.assert(
      fc.property(wild, (source) => {
        const { text, marks } = parseMarkup(source);
        for (const { start, length } of marks) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(start + length).toBeLessThanOrEqual(text.length);
        }
        expect(text.length).toBeLessThanOrEqual(source.length);
      }),
    );
  });

  it.each(['*_~`', '[', '[*_', '\\', '*a ', '[a](b'])('takes no unbearable time over thousands of %j', (piece) => {
    const source = piece.repeat(Math.ceil(4_000 / piece.length));
    expect(parseMarkup(source).text.length).toBeGreaterThan(0);
  });
});

describe('stray markup', () => {
  it.each([
    ['*open', ['*open']],
    ['closed* too', ['* too']],
    ['*over\nlines*', ['*over\nlines*', '*']],
    ['**two** stars', ['*two', '* stars']],
    ['[words](nowhere', ['[words](nowhere']],
    ['[words]{link}', ['[words]{link}']],
    ['*bold* _italic_ [words](https://a.b)', []],
    ['2 * 3, snake_case, a [b] c, \\*escaped', []],
  ])('%j has %j', (source, strays) => {
    expect(strayMarkup(source)).toEqual(strays);
  });

  it('is never in an escaped value', () => {
    fc.assert(
      fc.property(wild, (value) => {
        expect(strayMarkup(escapeMarkup(value))).toEqual([]);
      }),
    );
  });
});
