import { describe, expect, it } from 'vitest';
import { hasGtinCheckDigit } from '../../src/barcodes/check-digit.ts';

describe('check digits', () => {
  it.each(['4820024790635', '96385074', '012345678905', '00012345678905'])('GTIN %s is valid', (digits) => {
    expect(hasGtinCheckDigit(digits)).toBe(true);
  });

  it.each(['4820024790636', '96385075', '4280024790635'])('GTIN %s is not', (digits) => {
    expect(hasGtinCheckDigit(digits)).toBe(false);
  });
});
