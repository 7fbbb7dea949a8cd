import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsSeveral, readSerialList } from '../../src/sales/batch-list.ts';

describe('a text', () => {
  it.each([
    ['two lines of serial numbers', 'E32G0000001001\nE32G0000001002', true],
    ['serial numbers between commas', 'E32G0000001001, E32G0000001002', true],
    ['a numbered list', '1. E32G0000001001\n2) E32G0000001002', true],
    ['one serial number with words', 'ось він:\nE32G0000001001', false],
    ['serial numbers between spaces', 'E32G0000001001 E32G0000001002', true],
    ['a row of a spreadsheet', 'E32G0000001001\tE32G0000001002', true],
    ['captions before each', 'S/N: E32G0000001001\nS/N: E32G0000001002', true],
    ['one serial number in groups', '1234 5678 9012', false],
    ['one serial number in long groups', 'E32G0000 00010010', false],
    ['a short rest after a comma', 'E32G0000001001, 12', false],
    ['nothing', '', false],
  ])('of %s is a list or not', (_what, typed, isList) => {
    expect(holdsSeveral(typed)).toBe(isList);
  });
});

describe('reading a list', () => {
  it('keeps the order, takes each number once and names what cannot be one', () => {
    expect(readSerialList('- E32G0000001002\n• E32G0000001001; e32g0000001002\nбез цифр\nAB1')).toEqual({
      serials: ['E32G0000001002', 'E32G0000001001'],
      repeated: ['e32g0000001002'],
      bad: [
        { given: 'без цифр', problem: 'foreign characters' },
        { given: 'AB1', problem: 'too short' },
      ],
    });
  });

  it('takes numbers between spaces one by one, and a number in groups as one', () => {
    const { serials } = readSerialList('E32G0000001001 E32G0000001002\nE32G 0000 001003');
    expect(serials).toEqual(['E32G0000001001', 'E32G0000001002', 'E32G0000001003']);
  });

  it('loses no part of any list', () => {
    const part = fc.stringMatching(/^[A-Z]{1,3}[0-9]{2,9}$/);
    const separator = fc.constantFrom('\n', ', ', ';\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), separator, (parts, between) => {
        const { serials, bad, repeated } = readSerialList(parts.join(between));
        expect(serials.length + bad.length + repeated.length).toBe(parts.length);
        expect(new Set(serials).size).toBe(serials.length);
      }),
    );
  });
});
