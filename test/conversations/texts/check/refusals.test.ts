import { describe, expect, it } from 'vitest';
import { DEFINITIONS, type TextKey } from '../../../../src/conversations/texts/catalogue.ts';
import { checkText } from '../../../../src/conversations/texts/check/check-text.ts';
import type { ProblemKind } from '../../../../src/conversations/texts/check/problem.ts';
import { FORMS } from '../../../support/forms.ts';

const problemsOf = (key: TextKey, candidate: string) => checkText(DEFINITIONS[key], candidate, FORMS);

const BALLS = 'one {# бал} few {# бали} many {# балів} other {# бала}';

describe('a text is refused', () => {
  const rows: [why: string, key: TextKey, candidate: string, kind: ProblemKind, says: string, at?: string][] = [
    ['when it is empty', 'sale.next', ' \n ', 'blank', 'reset it'],
    [
      'when it says nothing in one of its forms',
      'me.shops',
      '{count, plural, =0 {} other {{lines}}}',
      'missing placeholder',
      '{lines} is not told in the form =0',
    ],
    ['when it holds control characters', 'sale.next', 'так\u0007', 'characters', 'type it anew'],
    ['when half a character is missing', 'sale.next', 'так\ud83d', 'characters', 'type it anew'],

    ['when a brace is not closed', 'sale.registered', 'Є!\n{model} {serial', 'syntax', 'opened and not closed', '2:9'],
    ['when a placeholder is no name', 'sale.registered', '{model name}', 'syntax', 'without spaces', '1:1'],
    ['when nothing is between braces', 'sale.registered', 'а {}', 'syntax', 'nothing between', '1:3'],
    [
      'when the kind does not exist',
      'sale.registered',
      '{points, plurl, other {#}}',
      'syntax',
      'number, plural or select',
      '1:10',
    ],
    [
      'when the form other is missing',
      'sale.registered',
      '{points, plural, one {#}}',
      'syntax',
      'other {…} is missing',
    ],
    [
      'when a form is there twice',
      'me.confirm',
      '{field, select, name {1} name {2} other {3}}',
      'syntax',
      'there already',
    ],

    [
      'for an unknown placeholder',
      'sale.registered',
      '{serail}',
      'unknown placeholder',
      'Did you mean {serial}?',
      '1:1',
    ],
    [
      'for a placeholder like none',
      'sale.registered',
      'а {zzzzzzz}',
      'unknown placeholder',
      '{model}, {points}, {serial}',
      '1:3',
    ],
    ['for any placeholder where there are none', 'sale.next', '{serial}', 'unknown placeholder', 'no placeholders'],
    [
      'for one that is unknown within a form',
      'batch.total',
      `{registered, plural, one {{x}} few {} many {} other {}}`,
      'unknown placeholder',
      '{x}',
      '1:27',
    ],

    ['for a text used as a number', 'sale.registered', '{serial, number}', 'wrong use', 'no number'],
    ['for a text that is counted', 'sale.registered', `{model, plural, ${BALLS}}`, 'wrong use', 'nothing to count'],
    ['for a text that is chosen by', 'sale.registered', '{model, select, a {1} other {2}}', 'wrong use', 'no choice'],
    ['for a text used as a date', 'fate.rejected', '{model, date}', 'wrong use', 'no moment in time'],
    ['for an amount in a style', 'sale.registered', '{points, number, percent}', 'wrong use', '{points, number}'],
    ['for a page that is counted', 'paging.page', `{page, plural, ${BALLS}}`, 'wrong use', 'nothing to count'],
    ['for a choice without its words', 'me.confirm', '{field}: {value}', 'wrong use', 'lastName {…}'],
    [
      'for a choice that there is not',
      'me.confirm',
      '{field, select, nam {а} other {б}} {value}',
      'wrong use',
      'Did you mean name?',
    ],

    [
      'for a plural without few and many',
      'sale.registered',
      '{points, plural, one {# бал} other {# балів}}',
      'plural forms',
      'lacks the forms few, many',
    ],
    [
      'for a plural without one',
      'sale.registered',
      '{points, plural, few {#} many {#} other {#}}',
      'plural forms',
      'lacks the form one',
    ],
    [
      'for a plural that shows the number in other alone',
      'batch.begun-list',
      '{count, plural, =1 {один номер} other {# номерів}}',
      'plural forms',
      'one, few, many',
    ],
    [
      'for a form of another language',
      'sale.registered',
      `{points, plural, two {2} ${BALLS}}`,
      'plural forms',
      'no form two',
    ],
    [
      'for ordinals',
      'sale.registered',
      '{points, selectordinal, few {#} other {#}}',
      'plural forms',
      'not selectordinal',
    ],
    ['for an offset', 'sale.registered', `{points, plural, offset:1 ${BALLS}}`, 'plural forms', 'offset:1'],

    [
      'without a placeholder that carries meaning',
      'sale.registered',
      '{model}: {points}',
      'missing placeholder',
      '{serial} is missing',
    ],
    [
      'when an apostrophe hides a placeholder',
      'sale.bad-serial',
      "Номер '{serial}' невідомий",
      'missing placeholder',
      'hidden by the apostrophe',
    ],
    [
      'when a form hides the number: one is 21 too',
      'sale.registered',
      '{model} {serial} {points, plural, one {бал} few {# бали} many {# балів} other {#}}',
      'missing placeholder',
      'not told in the form one',
    ],
    [
      'when a form leaves a placeholder out',
      'full.action',
      '{action} {from} {to} {kind, select, bonus {б} other {н, {left}}}',
      'missing placeholder',
      '{left} is not told in the form bonus',
    ],
    [
      'when a choice is not told apart',
      'me.confirm',
      '{field, select, name {Ім’я} other {Інше}}: {value}',
      'missing placeholder',
      'a form of its own',
    ],
    [
      'when what is left over is not told of',
      'sign-out.ask',
      'Вийти?{count, plural, =0 {} other { Ще є продажі.}}',
      'missing placeholder',
      'not told in the form other',
    ],

    [
      'for a star without its partner',
      'sale.next',
      'Можете *одразу надіслати.',
      'markup',
      'The * at “*одразу надіслати.”',
    ],
    ['for a mark over two lines', 'sale.next', '*Можете\nодразу*', 'markup', 'no partner in its line'],
    ['for a mark around a list', 'balance.payouts', '*{lines}*', 'markup', 'no partner'],
    ['for two stars', 'sale.next', '**Можете**', 'markup', '*bold*'],
    ['for HTML', 'sale.next', '<b>Можете</b>', 'markup', '<b> would be read as it is'],
    ['for a broken link', 'about.text', '[Умови]{terms}', 'markup', 'The [ at'],
    ['for a link to nowhere', 'about.text', '{terms} [сайт](ergo.example)', 'markup', '“ergo.example” is no address'],
    ['for a link that runs a program', 'about.text', '{terms} [сайт](javascript:alert)', 'markup', 'no address'],
    [
      'for a mark in one form alone',
      'batch.result',
      '{count} {registered, plural, one {*#} few {#} many {#} other {#}}',
      'markup',
      'The * at',
    ],
    ['for formatting on a button', 'menu.balance', '*Баланс*', 'markup', 'the label of a button'],
    ['for formatting in a line', 'status.test', '_Тест_', 'markup', 'put into other texts'],
    ['for a button in two lines', 'menu.balance', 'Мій\nбаланс', 'markup', 'in one line'],

    [
      'when a message does not fit into one of Telegram',
      'sale.next',
      'я'.repeat(4_097),
      'too long',
      'telegram takes 4096',
    ],
    ['when a message does not fit into one of Viber', 'sale.next', 'я'.repeat(7_001), 'too long', 'viber takes 7000'],
    [
      'when one of its forms does not',
      'batch.total',
      `{registered} {points, plural, one {#} few {#} many {#${'я'.repeat(4_096)}} other {#}}`,
      'too long',
      'telegram',
    ],
    ['when a label is longer than Viber takes', 'menu.balance', 'я'.repeat(251), 'too long', 'viber takes 250'],
    [
      'when a label is longer than is sensible in Telegram',
      'menu.balance',
      'я'.repeat(65),
      'too long',
      'telegram takes 64',
    ],
    ['when a command says too much', 'command.balance', 'я'.repeat(257), 'too long', 'telegram takes 256'],
    ['when it is longer than anything', 'sale.next', 'я'.repeat(10_001), 'too long', 'no message is'],
  ];

  it.each(rows)('%s: %s %s', (_why, key, candidate, kind, says) => {
    expect(problemsOf(key, candidate)).toContainEqual(
      expect.objectContaining({ kind, says: expect.stringContaining(says) }),
    );
  });

  it.each(rows.filter(([, , , , , at]) => at !== undefined))(
    '%s, and the place is shown: %s %s',
    (_why, key, candidate, kind, _says, at) => {
      const places = problemsOf(key, candidate).map(
        (problem) => `${problem.kind} ${problem.at?.line}:${problem.at?.column}`,
      );
      expect(places).toContain(`${kind} ${at}`);
    },
  );

  it('with all that is wrong at once, each once', () => {
    const problems = problemsOf('sale.registered', '{serail} {modle} {serial, number} {serail}');
    expect(problems.map(({ kind }) => kind)).toEqual([
      'unknown placeholder',
      'unknown placeholder',
      'wrong use',
      'unknown placeholder',
    ]);
    expect(problemsOf('sale.registered', '*Є {points}').map(({ kind }) => kind)).toEqual([
      'missing placeholder',
      'missing placeholder',
      'markup',
    ]);
  });
});
