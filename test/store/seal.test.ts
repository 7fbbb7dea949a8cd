import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seal } from '../../src/store/seal.ts';

const KEY = randomBytes(32);
const seal = new Seal(KEY);
const secret = fc.string({ unit: 'grapheme' });
const owner = fc.string();

describe('a sealed secret', () => {
  it('opens again for its owner, whatever it is', () => {
    fc.assert(fc.property(secret, owner, (text, whose) => seal.open(seal.close(text, whose), whose) === text));
  });

  it('opens for nobody else, and under no other key', () => {
    const other = new Seal(randomBytes(32));
    fc.assert(
      fc.property(secret, owner, owner, (text, whose, foreign) => {
        const sealed = seal.close(text, whose);
        expect(other.open(sealed, whose)).toBeUndefined();
        expect(seal.open(sealed, foreign)).toBe(foreign === whose ? text : undefined);
      }),
    );
  });

  it('does not open once any of its bytes has changed or is missing', () => {
    fc.assert(
      fc.property(secret, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, place, change) => {
        const sealed = Uint8Array.from(seal.close(text, 'me'));
        const at = place % sealed.length;
        const changed = sealed.with(at, (sealed[at] ?? 0) ^ change);
        expect(seal.open(changed, 'me')).toBeUndefined();
        expect(seal.open(sealed.subarray(0, at), 'me')).toBeUndefined();
      }),
    );
  });

  it('shows nothing of the secret, and is never twice the same', () => {
    const [one, two] = [seal.close('a secret of many letters', 'me'), seal.close('a secret of many letters', 'me')];
    expect(Buffer.from(one).toString('latin1')).not.toContain('secret');
    expect(one).not.toEqual(two);
  });
});
