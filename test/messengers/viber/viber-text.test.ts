import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseMarkup, plain } from '../../../src/domain/rich-text.ts';
import { viberText } from '../../../src/messengers/viber/viber-text.ts';

const written = (markup: string) => viberText(parseMarkup(markup));

/** Formatting as Viber's documentation describes it: signs that hug the words, white space or punctuation outside. */
const FORMATTED = /(?<![\p{L}\p{N}])([*_~])(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}])/u;

describe('viberText', () => {
  it('writes marks in the signs of Viber', () => {
    expect(written('*Баланс* і _бали_ та ~акція~ – `SN12`')).toBe('*Баланс* і _бали_ та ~акція~ – ```SN12```');
  });

  it('takes clinging punctuation in, because Viber wants white space around its signs', () => {
    expect(written('*Баланс*: 5 («*бали*»).')).toBe('*Баланс:* 5 *(«бали»).*');
  });

  it('leaves a mark out where letters cling to it', () => {
    expect(viberText({ text: 'слово', marks: [{ start: 0, length: 3, kind: 'bold' }] })).toBe('слово');
  });

  it('marks each line by itself and keeps the outer of nested marks', () => {
    expect(viberText({ text: 'раз \n два', marks: [{ start: 0, length: 9, kind: 'bold' }] })).toBe('*раз* \n *два*');
    expect(written('*раз _два_ три*')).toBe('*раз два три*');
  });

  it('shows the address after the words of a link, once', () => {
    expect(written('[Умови](https://ergo.ua/a_b_c) програми')).toBe('Умови – https://ergo.ua/a_b_c програми');
    expect(written('[умови](https://ergo.ua), далі')).toBe('умови – https://ergo.ua , далі');
    expect(
      viberText({ text: 'https://e.ua', marks: [{ start: 0, length: 12, kind: 'link', url: 'https://e.ua' }] }),
    ).toBe('https://e.ua');
  });

  it('shows signs that belong to the text as their twins, and leaves addresses and inner signs alone', () => {
    expect(viberText(plain('*a* _b_ ~c~ ```d```'))).toBe('∗a∗ ＿b＿ ∼c∼ ˋˋˋdˋˋˋ');
    expect(viberText(plain('snake_case_name, 2 * 3, https://e.ua/_a_'))).toBe(
      'snake_case_name, 2 * 3, https://e.ua/_a_',
    );
  });

  it('never lets plain text become formatting', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('*', '_', '~', '`', 'а', '1', ' ', '\n', '.', '😀'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const out = viberText(plain(text));
        expect(out).not.toMatch(FORMATTED);
        expect(out).not.toContain('```');
        expect(out.length).toBe(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
