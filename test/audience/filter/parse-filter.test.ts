import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/audience/filter/describe-problem.ts';
import type { Filter } from '../../../src/audience/filter/filter.ts';
import { parseFilter } from '../../../src/audience/filter/parse-filter.ts';
import { LONGEST_FILTER } from '../../../src/audience/filter/plain-form.ts';

/** The filter as a tree of brackets. */
function treeOf(text: string): string {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(describeProblem(text, parsed.failure));
  return shown(parsed.value);
}

function shown(filter: Filter): string {
  if (filter.kind === 'everybody') return '*';
  if (filter.kind === 'not') return `!${shown(filter.part)}`;
  if (filter.kind !== 'term') return `(${filter.parts.map(shown).join(filter.kind === 'and' ? ' & ' : ' | ')})`;
  const { field, operator, operand } = filter;
  if (operand.kind === 'range')
    return `${field}${operand.withFrom ? '[' : '{'}${operand.from},${operand.to}${operand.withTo ? ']' : '}'}`;
  return `${field}${operator}${operand.isQuoted ? JSON.stringify(operand.text) : operand.text}`;
}

function problemOf(text: string): string {
  const parsed = parseFilter(text);
  return parsed.ok ? shown(parsed.value) : describeProblem(text, parsed.failure);
}

describe('a filter', () => {
  it.each([
    ['', '*'],
    ['  ', '*'],
    ['tag:vip', 'tag=vip'],
    ['tag:=vip', 'tag=vip'],
    ['city:Київ', 'city=Київ'],
    ['tag:"постійний \\"клієнт\\""', 'tag="постійний \\"клієнт\\""'],
    ['phone:067*', 'phone=067*'],
    ['code:007', 'code=007'],
    ['vip:true', 'vip=true'],
    ['x:null', 'x=null'],
    ['sales.30d:>=3', 'sales.30d>=3'],
    ['sales:[1 TO 5}', 'sales[1,5}'],
    ['seen:<7d', 'seen<7d'],
    ['-tag:vip', '!tag=vip'],
    ['NOT tag:vip', '!tag=vip'],
    ['(a:1)', 'a=1'],
    ['( a:1 )', 'a=1'],
    ['-(a:1 b:2)', '!(a=1 & b=2)'],
    ['NOT(a:1)', '!a=1'],
    ['(a:1)(b:2)', '(a=1 & b=2)'],
    [' a:1\n\tOR   b:"x  y" ', '(a=1 | b="x  y")'],
  ])('%j is read as %s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });

  it.each([
    ['a:1 b:2', '(a=1 & b=2)'],
    ['a:1 AND b:2 AND c:3', '(a=1 & b=2 & c=3)'],
    ['a:1 OR b:2 AND c:3', '(a=1 | (b=2 & c=3))'],
    ['a:1 AND b:2 OR c:3', '((a=1 & b=2) | c=3)'],
    ['a:1 OR b:2 c:3 OR d:4', '(a=1 | (b=2 & c=3) | d=4)'],
    ['(a:1 OR b:2) c:3', '((a=1 | b=2) & c=3)'],
    ['NOT a:1 OR NOT (b:2 c:3)', '(!a=1 | !(b=2 & c=3))'],
  ])('%j binds AND before OR: %s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });
});

describe('a filter that is wrong', () => {
  it.each([
    ['tag:vip OR', 'the filter breaks off here\n  tag:vip OR\n            ^'],
    ['(tag:vip', 'a bracket is not closed\n  (tag:vip\n          ^'],
    ['tag:vip)', 'no bracket was opened for this one\n  tag:vip)\n         ^'],
    ['tag:"vip', 'a quotation has no end\n  tag:"vip\n          ^'],
    ['місто:Київ', 'names of fields are written in latin letters\n  місто:Київ\n  ^^^^^^^^^^'],
    ['tag:(a OR b)', 'say the field again for each value: (tag:a OR tag:b)\n  tag:(a OR b)\n  ^^^^'],
    ['a:1 && b:2', 'say AND or OR\n  a:1 && b:2\n      ^^'],
    ['a:1 !b:2', 'say NOT\n  a:1 !b:2\n      ^^^^'],
    ['a:1 or b:2', 'say OR in capital letters\n  a:1 or b:2\n      ^^'],
    ['vip', 'say which field this is about, for example name:"…"\n  vip\n  ^^^'],
    ['tag:', 'behind this a value is missing\n  tag:\n  ^^^^'],
    ['tag: vip', 'behind this a value is missing\n  tag: vip\n  ^^^^'],
    ['tag:/v.p/', 'regular expressions are not understood; * and ? stand for anything\n  tag:/v.p/\n  ^^^^^^^^^'],
    ['a:1 ()', 'there is nothing here\n  a:1 ()\n      ^^'],
  ])('%j is told of with its place', (text, told) => {
    expect(problemOf(text)).toBe(told);
  });

  it.each([
    ['seen:[2026-01-01 TO 2026-02-01]', /^a range is of numbers/],
    ['NOT NOT a:1', /^NOT stands before one term or one bracket, with a space/],
    ['phone:+380671234567', /written in quotes/],
    ['--a:1', /^- stands once before a term/],
    ['a:1 OR AND b:2', /a term is missing/],
    ['OR a:1', /a term is missing/],
    ['a:b:c', /written in quotes/],
  ])('%j gets a hint', (text, hint) => {
    expect(problemOf(text)).toMatch(hint);
  });

  it('is not read at all when it is too long, too wide or too deep', () => {
    expect(problemOf('a'.repeat(LONGEST_FILTER + 1))).toMatch(/at most 2000 characters/);
    expect(problemOf(Array(150).fill('a:1').join(' '))).toMatch(/at most 100 terms/);
    expect(problemOf(`${'('.repeat(300)}a:1${')'.repeat(300)}`)).toMatch(/brackets may lie at most 20 deep/);
    expect(treeOf(Array(100).fill('a:1').join(' OR '))).toHaveLength(100 * 3 + 99 * 3 + 2);
  });

  it('shows the line and the part of it that is meant, and veils phone numbers', () => {
    expect(problemOf('tag:vip\nOR місто:Київ')).toBe(
      'names of fields are written in latin letters\n  OR місто:Київ\n     ^^^^^^^^^^',
    );
    const long = `${Array(40).fill('tag:vip').join(' ')} місто:1`;
    const [, line = '', marks = ''] = problemOf(long).split('\n');
    expect(line.slice(marks.indexOf('^'))).toMatch(/^місто:1/);
    expect(line.length).toBeLessThan(80);
    expect(problemOf('phone:380671234567 місто:1')).toContain('  phone:••••••••••67 місто:1');
  });

  it('takes no time, however it is made', () => {
    const many = [
      '(a:1) ',
      '(a:1 b:2) ',
      'a:/x/ ',
      'a:1     ',
      '( a:1 ) ',
      'NOT a:1 ',
      '-a:1 ',
      'a:[1 TO 2] ',
      'a:"x" ',
      'a: ',
    ];
    const started = performance.now();
    for (const part of many) {
      parseFilter(part.repeat(90));
      parseFilter(`${'('.repeat(20)}a:1${` ${part})`.repeat(20)}`);
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is never worse than that, whatever it is', () => {
    const pieces = [
      'a:',
      'b',
      ' ',
      ' OR ',
      ' AND ',
      ' NOT ',
      '-',
      '(',
      ')',
      '"',
      "'",
      '*',
      '?',
      '[1 TO ',
      '2]',
      '}',
      '/',
      '\\',
      ':',
      '>',
      '<=',
      '=',
      '1',
      'ї',
      '😀',
      '\n',
      '\0',
      'null',
      '.',
      '~',
      '^',
    ];
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const parsed = parseFilter(text);
        if (parsed.ok) return;
        const { message, place } = parsed.failure;
        if (message === '' || place.start < 0 || place.start > text.length || place.end < place.start)
          throw new Error(`${message} at ${place.start}–${place.end}`);
        describeProblem(text, parsed.failure);
      }),
      { numRuns: 3000 },
    );
  });
});
