import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../src/conversations/texts/catalogue.ts';
import type { TextDefinition } from '../../../src/conversations/texts/text.ts';
import { parseMarkup } from '../../../src/domain/rich-text.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Kinds of elements as the parser of ICU messages numbers them. */
const LITERAL = 0;
const POUND = 7;
/** Arguments, numbers, dates, times, selects and plurals. */
const NAMED = [1, 2, 3, 4, 5, 6];
const NUMERIC = [2, 6];

const ALL: [key: string, definition: TextDefinition][] = Object.entries(TEXTS);
/** Latin words that Ukrainian texts use as they are. */
const LATIN_WORDS = ['SMS', 'IMEI', 'S', 'N', 'E', 'e', 'mail', 'olena', 'example', 'com'];
const SENTENCE_END = /([.!?:)}]|[\p{Extended_Pictographic}\uFE0F])$/u;

describe.each(ALL)('the text %s', (key, { source, says, values }) => {
  const elements = flatten(new IntlMessageFormat(source, 'uk').getAst());
  const words = elements.map(literal).join('\n');

  it('has exactly the placeholders it declares', () => {
    const used = new Set(elements.flatMap((element) => placeholder(element) ?? []));
    expect([...used].sort()).toEqual([...values].sort());
  });

  it.each([0, 1, 2, 5, 1234])('formats with its values (%i)', (number) => {
    const sample = Object.fromEntries(values.map((name) => [name, isNumeric(elements, name) ? number : 'значення']));
    const text = parseMarkup(String(new IntlMessageFormat(source, 'uk').format(sample)));
    expect(text.text.trim()).toBe(text.text);
    expect(text.text).not.toMatch(/[{}*]|undefined|NaN/);
    for (const mark of text.marks) expect(mark.length).toBeGreaterThan(0);
  });

  it('gives every plural that shows its count all Ukrainian forms', () => {
    const plurals = elements.filter((element) => 'pluralType' in element);
    const counting = plurals.filter(({ options }) =>
      Object.values(options).some((option) => option.value.some((part) => kindOf(part) === POUND)),
    );
    for (const { options } of counting)
      expect(Object.keys(options)).toEqual(expect.arrayContaining(['one', 'few', 'many', 'other']));
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
    const isSentence = /[.!?] /.test(words) && !isLabel(key);
    expect(!isSentence || SENTENCE_END.test(source)).toBe(true);
  });

  it('tells staff what it is for', () => {
    expect(says).toMatch(/^[A-Z0-9].*\.$/);
  });
});

describe('labels of buttons', () => {
  it('are short enough to be read on a phone', () => {
    const labels = ALL.filter(([key]) => isLabel(key)).map(([, { source }]) => source);
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => label.length > 30)).toEqual([]);
  });
});

function isLabel(key: string): boolean {
  return ALL.some(([other, { says }]) => other === key && /^(Button|Menu button|Viber: the button)/.test(says));
}

function flatten(elements: Element[]): Element[] {
  return elements.flatMap((element) =>
    'options' in element
      ? [element, ...Object.values(element.options).flatMap((option) => flatten(option.value))]
      : [element],
  );
}

function literal(element: Element): string {
  return kindOf(element) === LITERAL && 'value' in element ? element.value : '';
}

function placeholder(element: Element): string | undefined {
  return NAMED.includes(kindOf(element)) && 'value' in element ? element.value : undefined;
}

function isNumeric(elements: Element[], name: string): boolean {
  return elements.some((element) => NUMERIC.includes(kindOf(element)) && placeholder(element) === name);
}

function kindOf({ type }: Element): number {
  return type;
}
