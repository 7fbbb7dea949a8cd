import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, TEXT_KEYS, type TextKey } from '../../../../src/conversations/texts/catalogue.ts';
import { checkText } from '../../../../src/conversations/texts/check/check-text.ts';
import { requiredPlaceholders } from '../../../../src/conversations/texts/check/told.ts';
import { exampleValues } from '../../../../src/conversations/texts/examples.ts';
import { messageFormat } from '../../../../src/conversations/texts/icu.ts';
import { spoken } from '../../../../src/conversations/words.ts';
import { FORMS } from '../../../support/forms.ts';

const problemsOf = (key: TextKey, candidate: string) => checkText(DEFINITIONS[key], candidate, FORMS);

const BALLS = 'one {# бал} few {# бали} many {# балів} other {# бала}';

describe('a text that may stand in place of the catalogue’s', () => {
  it.each<[TextKey, string]>([
    ['sale.registered', `Є! *{model}*, {points, plural, ${BALLS}}, № {serial}`],
    ['sale.registered', '{serial} — {model}, балів: {points}'],
    ['sale.registered', '{serial} — {model}, балів: {points, number}'],
    ['sale.registered', `{points, plural, =0 {Без балів} ${BALLS}}: {model}, {serial}`],
    [
      'sale.registered',
      '{points, plural, =1 {1 бал} one {# бал} few {# бали} many {# балів} other {#}}: {model}, {serial}',
    ],
    ['welcome.first', "Вітаю у програмі! Коштує 2 * 3, ім’я olena_k, м'яч, 5\\* [так]"],
    ['about.text', '[Умови]({terms}) і [сайт](https://ergo.example)'],
    ['about.text', 'Умови: {terms}'],
    ['me.shops', 'Торгові точки\n{lines}'],
    ['me.shops', '{count, plural, =1 {Точка} other {Точки}}\n{lines}'],
    ['full.action', '{action}: {kind, select, bonus {Б} cumulative {Н} other {}}, {from}–{to}, ще {left}'],
    ['help.text', 'Натисніть кнопку внизу.'],
    ['menu.balance', '💰 Бали (2 * 2)'],
  ])('%s: %s', (key, candidate) => expect(problemsOf(key, candidate)).toEqual([]));

  it.each(TEXT_KEYS)('%s: the catalogue’s own', (key) => expect(problemsOf(key, DEFINITIONS[key].source)).toEqual([]));
});

describe('required placeholders', () => {
  it.each<[TextKey, string[]]>([
    ['sale.registered', ['model', 'points', 'serial']],
    ['sign-out.ask', ['count']],
    ['me.confirm', ['field', 'value']],
    ['me.shops', ['lines']],
    ['help.text', []],
    ['club.unavailable', []],
  ])('%s: %j', (key, names) => expect(requiredPlaceholders(DEFINITIONS[key])).toEqual(names));
});

describe('properties', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom('{', '}', '#', "'", '*', '_', '[', '](', ')', '<b>', ' ', '\n', '|', '\\', '~', '`'),
      fc.constantFrom(
        '{serial}',
        '{model}',
        '{points}',
        '{points, number}',
        '{points, plural, ',
        'one {',
        'few {',
        'many {',
        'other {',
        '=1 {',
      ),
      fc.constantFrom('ріж', 'E1', '🎁'),
    ),
    { maxLength: 24 },
  );

  it('whatever is written, the check ends with an answer; and what passes can be said', () => {
    fc.assert(
      fc.property(fc.constantFrom<TextKey>('sale.registered', 'sale.bad-serial'), pieces, (key, parts) => {
        const candidate = parts.join('');
        fc.pre(problemsOf(key, candidate).length === 0);
        const { text } = spoken(messageFormat(candidate), exampleValues(DEFINITIONS[key].values));
        expect(text).toContain('E32G0000078040');
      }),
      { numRuns: 300, maxSkipsPerRun: 1_000 },
    );
  });

  it('ends soon for the deepest nesting that fits', () => {
    const deep = '{points, plural, other {'.repeat(400);
    expect(problemsOf('sale.registered', deep)).toHaveLength(1);
    const nested = `${'{points, plural, one {#} few {#} many {#} other {'.repeat(150)}#${'}}'.repeat(150)} {model} {serial}`;
    expect(problemsOf('sale.registered', nested)).toEqual([]);
  });
});
