import { isLiteralElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, TEXT_KEYS, type TextKey } from '../../../src/conversations/texts/catalogue.ts';
import { checkText } from '../../../src/conversations/texts/check/check-text.ts';
import { everyElement } from '../../../src/conversations/texts/check/elements.ts';
import { exampleValues } from '../../../src/conversations/texts/examples.ts';
import { messageFormat } from '../../../src/conversations/texts/icu.ts';
import { PLACEHOLDERS } from '../../../src/conversations/texts/placeholders.ts';
import { spoken } from '../../../src/conversations/words.ts';
import { FORMS } from '../../support/forms.ts';

/** Latin words that Ukrainian texts use as they are. */
const LATIN_WORDS = ['SMS', 'IMEI', 'S', 'N', 'E', 'e', 'mail', 'olena', 'example', 'com'];
const SENTENCE_END = /([.!?:)}]|[\p{Extended_Pictographic}\uFE0F])$/u;

describe.each(TEXT_KEYS)('the text %s', (key) => {
  const { source, says, use, values } = DEFINITIONS[key];
  const elements = everyElement(messageFormat(source).getAst());
  const words = elements.map((element) => (isLiteralElement(element) ? element.value : '')).join('\n');

  it('stands up to the check that staff’s own texts have to pass', () => {
    expect(checkText(DEFINITIONS[key], source, FORMS)).toEqual([]);
  });

  it('has exactly the placeholders it declares', () => {
    const used = new Set(elements.flatMap((one) => (!isLiteralElement(one) && 'value' in one ? [one.value] : [])));
    expect([...used].sort()).toEqual([...values].sort());
  });

  it.each([0, 1, 2, 5, 1234])('formats with its values (%i)', (number) => {
    const examples = Object.entries(exampleValues(values));
    const sample = examples.map(([name, value]) => [name, typeof value === 'number' ? number : value]);
    const text = spoken(messageFormat(source), Object.fromEntries(sample));
    expect(text.text.trim()).toBe(text.text);
    expect(text.text).not.toMatch(/[{}*]|undefined|NaN/);
    for (const mark of text.marks) expect(mark.length).toBeGreaterThan(0);
  });

  it('is Ukrainian, in its own letters', () => {
    const latin = words.match(/\p{Script=Latin}+/gu) ?? [];
    expect(latin.filter((word) => !LATIN_WORDS.includes(word))).toEqual([]);
    expect(words).not.toMatch(/[\p{Script=Cyrillic}][\p{Script=Latin}]|[\p{Script=Latin}][\p{Script=Cyrillic}]/u);
    expect(words).not.toMatch(/[ыэъё]/i);
  });

  it('has no straight apostrophe or quotation mark, no double space, no hyphen for a dash', () => {
    expect(source).not.toMatch(/['"`]/);
    expect(words).not.toMatch(/ {2}| - |\.\.\./);
  });

  it('asks one thing at the most, and ends like a sentence where it is one', () => {
    expect(words.match(/\?/g)?.length ?? 0).toBeLessThanOrEqual(1);
    const isSentence = /[.!?] /.test(words) && use !== 'button';
    expect(!isSentence || SENTENCE_END.test(source)).toBe(true);
  });

  it('tells staff what it is for', () => {
    expect(says).toMatch(/^[A-Z0-9].*\.$/);
  });
});

describe('labels of buttons', () => {
  it('are short enough to be read on a phone', () => {
    const buttons = TEXT_KEYS.filter((key) => DEFINITIONS[key].use === 'button');
    expect(buttons.length).toBeGreaterThan(10);
    // The name of a product takes the room it needs; the other is a title too.
    const wide = ['full.model', 'registrations.to-balance'];
    const tooLong = buttons.filter((key) => !wide.includes(key) && DEFINITIONS[key].source.length > 30);
    expect(tooLong).toEqual([]);
  });
});

describe('placeholders', () => {
  it('are all used, each for one thing', () => {
    const used = new Set<string>(TEXT_KEYS.flatMap((key: TextKey) => DEFINITIONS[key].values));
    expect(Object.keys(PLACEHOLDERS).filter((name) => !used.has(name))).toEqual([]);
  });

  it.each(Object.entries(PLACEHOLDERS))('{%s} tells staff what stands there', (_name, { says }) => {
    expect(says).toMatch(/^[A-Z].*\.$/);
  });
});
