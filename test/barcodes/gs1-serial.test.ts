import { describe, expect, it } from 'vitest';
import { gs1Serial } from '../../src/barcodes/gs1-serial.ts';

describe('serial in a GS1 element string', () => {
  it.each([
    ['after the article number', '010401234567890121ABC123', 'ABC123'],
    ['printed with brackets', '(01)04012345678901(21)ABC123', 'ABC123'],
    ['before another element', '010401234567890121ABC123\x1d10LOT7', 'ABC123'],
    ['after a lot of free length', '010401234567890110LOT7\x1d21ABC123', 'ABC123'],
    ['after a date', '01040123456789011725123121ABC123', 'ABC123'],
    ['without an article number, told by the separator', '21ABC123\x1d10LOT7', 'ABC123'],
  ])('%s', (_, text, serial) => {
    expect(gs1Serial(text)).toBe(serial);
  });

  it.each([
    ['a serial that happens to begin with 21', '21ABC12345'],
    ['a wrong check digit of the article number', '010401234567890221ABC123'],
    ['an article number alone', '0104012345678901'],
    ['an element of no known kind', '0104012345678901ZZ'],
    ['brackets that hold no number', '(SN)ABC123'],
  ])('is not seen in %s', (_, text) => {
    expect(gs1Serial(text)).toBeUndefined();
  });
});
