import { expect, test } from 'vitest';
import { clubPhone } from '../../src/club/club-phone.ts';

test.each(['+380889993366', '380889993366', '0889993366', '80889993366', '+38 (088) 999-33-66', '088 999 33 66'])(
  '%s goes out as 12 digits (L169)',
  (phone) => {
    expect(clubPhone(phone)).toBe('380889993366');
  },
);

test('a foreign number keeps its digits', () => {
  expect(clubPhone('+48 601 234 567')).toBe('48601234567');
});
