import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPress, writePress, type PressData } from '../../src/conversations/press-data.ts';

const press: fc.Arbitrary<PressData> = fc.oneof(
  fc.record({ kind: fc.constant('go' as const), to: fc.string({ maxLength: 60, unit: 'binary' }) }),
  fc.record({
    kind: fc.constant('choose' as const),
    turn: fc.integer({ min: 0, max: 999_999_999 }),
    value: fc.string({ maxLength: 50, unit: 'binary' }),
  }),
);

const fitting = press.filter((data) => lengthOf(data) <= 64);
const tooLong: fc.Arbitrary<Extract<PressData, { kind: 'go' }>> = fc
  .string({ minLength: 63, maxLength: 80, unit: 'binary', size: 'max' })
  .map((to) => ({ kind: 'go', to }));

describe('what a button carries', () => {
  it('is read as it was written, and never longer than Telegram takes', () => {
    fc.assert(
      fc.property(fitting, (data) => {
        const written = writePress(data);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(64);
        expect(readPress(written)).toEqual(data);
      }),
    );
  });

  it('is refused when it is longer', () => {
    fc.assert(
      fc.property(tooLong, (data) => {
        expect(() => writePress(data)).toThrow('more than 64 bytes');
      }),
    );
  });

  it('counts in bytes, not in letters', () => {
    expect(writePress({ kind: 'choose', turn: 1, value: 'ж'.repeat(30) })).toBe(`c1:${'ж'.repeat(30)}`);
    expect(() => writePress({ kind: 'choose', turn: 1, value: 'ж'.repeat(31) })).toThrow('more than 64 bytes');
  });

  it.each(['', 'c', 'c1', 'c:x', 'cx:y', 'c1234567890:x', 'balance', '{"go":"menu"}'])('%j is none of ours', (data) => {
    expect(readPress(data)).toBeUndefined();
  });

  it('longer than a button can carry is none of ours: in Viber anybody may type it', () => {
    fc.assert(
      fc.property(tooLong, ({ to }) => {
        expect(readPress(`g:${to}`)).toBeUndefined();
      }),
    );
    expect(readPress(`c1:${'ж'.repeat(31)}`)).toBeUndefined();
  });

  it('survives whatever else comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (data) => {
        const read = readPress(data);
        expect(read === undefined || read.kind === 'go' || read.kind === 'choose').toBe(true);
      }),
    );
  });
});

function lengthOf(data: PressData): number {
  return 2 + Buffer.byteLength(data.kind === 'go' ? data.to : `${data.turn}${data.value}`);
}
