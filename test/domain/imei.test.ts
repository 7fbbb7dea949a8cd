import { expect, it } from 'vitest';
import { isImei, looksLikeImei } from '../../src/domain/imei.ts';

it.each([
  ['490154203237518', true, true],
  ['490154203237581', true, false],
  ['49015420323751', false, false],
  ['4901542032375180', false, false],
  ['E32G00000000001', false, false],
])('%s looks like an IMEI: %s, is one: %s', (serial, looks, is) => {
  expect(looksLikeImei(serial)).toBe(looks);
  expect(isImei(serial)).toBe(is);
});
