import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPayout, maskPhone } from '../../src/domain/masking.ts';

describe('masking', () => {
  it.each([
    ['380671234567', '38067*****67'],
    ['+380671234567', '+38067*****67'],
  ])('leaves of the phone %s only %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it.each([
    [
      'Тестов Тест Тестович, поповнення картки Приватбанк 2222 3333 4444 5555',
      'Тестов Т. Т., поповнення картки Приватбанк •••• 5555',
    ],
    [
      'Ковальчук Олена, пополнение мобильного телефона +38 (033) 2224455',
      'Ковальчук О., пополнение мобильного телефона •••• 4455',
    ],
    ['Ковальчук', 'Ковальчук'],
    ['5168755512345678', '•••• 5678'],
    ['UA213223130000026007233566001, Ковальчук', 'UA•••• 6001, Ковальчук'],
    ['', ''],
  ])('leaves of the payout %j only %j', (recipient, masked) => {
    expect(maskPayout(recipient)).toBe(masked);
  });

  it('never lets a card number through, however it is grouped', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '\u00a0', ' – ', '/', '_', ' * ');
    const card = fc.tuple(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 16, maxLength: 16 }),
      gap,
    );
    fc.assert(
      fc.property(card, ([digits, between]) => {
        const shown = maskPayout(`Хтось Хтосьович, картка ${digits.match(/.{4}/g)?.join(between)}`);
        expect(shown.replace(/\D/g, '')).toBe(digits.slice(-4));
      }),
    );
  });
});
