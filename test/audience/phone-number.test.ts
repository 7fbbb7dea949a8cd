import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhoneNumber } from '../../src/audience/phone-number.ts';

const SAME = [
  '380671234567',
  '+380671234567',
  '+38 067 123 45 67',
  '+38 (067) 123-45-67',
  '+38(067)1234567',
  '38 067 123 45 67',
  '00380671234567',
  '00 380 67 123 45 67',
  '80671234567',
  '8 067 123 45 67',
  '8-067-123-45-67',
  '8(067)123-45-67',
  '0671234567',
  '067 123 45 67',
  '067-123-45-67',
  '067.123.45.67',
  '067/123/45/67',
  '(067) 123 45 67',
  '(067)1234567',
  '067 1234567',
  '067 12 34 567',
  '0 67 123 45 67',
  '67 123 45 67',
  '671234567',
  ' 0671234567 ',
  '067\u00a0123\u00a045\u00a067',
  '067–123–45–67',
  'мій номер 067 123 45 67',
  'тел.: +380 67 123 45 67.',
  '+380 (67) 123 45 67',
  '+3 8067 1234567',
];

const NONE = [
  '',
  'номер',
  '067',
  '06712345',
  '067123456',
  '06712345678',
  '+38067123456',
  '3806712345678',
  '0001234567',
  '0121234567',
  '+48 601 234 567',
  '+1 212 555 0100',
  '+7 916 123 45 67',
  '112',
  '0800500500',
  '0900123456',
  '1234',
  'E32G0000001010',
  '0671234567 0931234567',
  '२०६७१२३४५६७',
  '+++',
  '0907123456',
  '0801234567',
  '889993366',
];

describe('a Ukrainian mobile number', () => {
  it.each(SAME)('is read from "%s"', (typed) => {
    expect(readPhoneNumber(typed)).toBe('380671234567');
  });

  it.each(NONE)('is not seen in "%s"', (typed) => {
    expect(readPhoneNumber(typed)).toBeUndefined();
  });

  it.each(['039', '050', '063', '066', '067', '068', '073', '093', '095', '096', '097', '098', '099'])(
    'may begin with %s',
    (operator) => expect(readPhoneNumber(`${operator} 123 45 67`)).toBe(`38${operator}1234567`),
  );

  it.each(['380889993366', '+38 (088) 999-33-66', '0889993366', '80889993366'])(
    'is read from "%s", the document’s own sample, though no operator has its code by now',
    (typed) => expect(readPhoneNumber(typed)).toBe('380889993366'),
  );

  it('is 12 digits whenever one is read, and reads as itself again', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-() ')), maxLength: 16 });
    const written = fc
      .tuple(fc.constantFrom('', '0', '+380', '8 0', '067', '+38 (093)'), digits)
      .map((parts) => parts.join(''));
    const isWhole = (phone: string | undefined) =>
      phone === undefined || (/^380\d{9}$/.test(phone) && readPhoneNumber(phone) === phone);
    fc.assert(
      fc.property(written, (typed) => isWhole(readPhoneNumber(typed))),
      { numRuns: 2_000 },
    );
  });
});
