import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeSerial, readSerialNumber } from '../../src/domain/serial-number.ts';

describe('what is most likely a serial number and nothing else', () => {
  it.each([
    ['E32G0000001010', true],
    [' e32g-0000-001010 ', true],
    ['354512000000014', false],
    ['0671234567', false],
    ['E32G 0000', false],
    ['olena@example.com', false],
    ['A1B2C3', false],
    ['телевізор32', false],
  ])('%j: %s', (typed, expected) => {
    expect(looksLikeSerial(typed)).toBe(expected);
  });
});

describe('a typed serial number', () => {
  it.each([
    ['E32G0000001010', 'E32G0000001010'],
    [' E32G 0000 0010 10 ', 'E32G0000001010'],
    ['E32G-0000-001010', 'E32G0000001010'],
    ['E32G–0000—001010', 'E32G0000001010'],
    ['Е32G0000001010', 'E32G0000001010'],
    ['АВЕКМНОРСТХУІЈЅ1', 'ABEKMHOPCTXYIJS1'],
    ['аве123', 'abe123'],
    ['abc123', 'abc123'],
    ['354512000000001', '354512000000001'],
    ['SN/12.34', 'SN/12.34'],
    ['Ａ１２３４', 'A1234'],
    ['E32G\u200b0000001010\ufeff', 'E32G0000001010'],
    ['E32G\u00a00000\n001010', 'E32G0000001010'],
    ['E32G_0000', 'E32G0000'],
    ['S/N: E32G0000001010', 'E32G0000001010'],
    ['sn:E32G0000001010', 'E32G0000001010'],
    ['SN12345678', 'SN12345678'],
    ['IMEI: 354512000000014', '354512000000014'],
    ['№ E32G0000001010', 'E32G0000001010'],
    ['№E32G0000001010', 'E32G0000001010'],
    ['\u202aE32G\u202e0000\u2066\u20690010', 'E32G00000010'],
  ])('%j is read as %j', (typed, serial) => {
    expect(readSerialNumber(typed)).toEqual({ ok: true, value: serial });
  });

  it.each([
    ['', 'empty'],
    [' - \u200b', 'empty'],
    ['ABC', 'no digits'],
    ['АВЕК', 'no digits'],
    ['A1', 'too short'],
    ['1'.repeat(41), 'too long'],
    ['Привіт 123', 'foreign characters'],
    ['E32G;0000', 'foreign characters'],
    ['🎉1234', 'foreign characters'],
    ['१२३४', 'foreign characters'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(readSerialNumber(typed)).toEqual({ ok: false, failure: problem });
  });

  it('reads as itself again, whatever stands between its characters', () => {
    const characters = fc.constantFrom(...Array.from('ABCXYZabcxyz0123456789/.'));
    const between = fc.constantFrom('', ' ', '-', '–', '\u00a0', '\u200b');
    fc.assert(
      fc.property(fc.array(fc.tuple(characters, between), { minLength: 4, maxLength: 40 }), (parts) => {
        const serial = parts.map(([character]) => character).join('');
        fc.pre(/\d/.test(serial));
        expect(readSerialNumber(parts.flat().join(''))).toEqual({ ok: true, value: serial });
      }),
    );
  });

  it('is never anything but Latin letters, digits, slashes and dots', () => {
    const odd = fc.constantFrom('', 'і', 'Ж', 'Ａ', '²', '½', '🎉', '\u0000', ';', '١');
    const typed = fc.tuple(fc.string({ unit: fc.constantFrom(...Array.from('AbС1/.-')), minLength: 3 }), odd);
    fc.assert(
      fc.property(typed, ([most, one]) => {
        const read = readSerialNumber(most + one);
        return !read.ok || /^[A-Za-z0-9/.]{4,40}$/.test(read.value);
      }),
    );
  });
});
