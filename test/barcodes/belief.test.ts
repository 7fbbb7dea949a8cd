import { describe, expect, it } from 'vitest';
import { Belief } from '../../src/barcodes/belief.ts';

describe('what is believed of what engines see', () => {
  it.each(['code-128', 'qr', 'data-matrix'] as const)('%s after one read', (format) => {
    const belief = new Belief();
    belief.note([{ text: 'CNK8181G2C', format }], 'frame');
    expect(belief.codes()).toEqual([{ text: 'CNK8181G2C', format, confirmed: true }]);
  });

  it.each(['ean-13', 'itf', 'code-39'] as const)('%s after two equal reads', (format) => {
    const belief = new Belief();
    belief.note([{ text: '4820024790', format }], 'frame');
    expect(belief.codes().filter(({ confirmed }) => confirmed)).toEqual([]);
    belief.note([{ text: '4820024790', format }], 0);
    expect(belief.codes()[0]?.confirmed).toBe(true);
  });

  it('the same code twice in one image is one read', () => {
    const belief = new Belief();
    const twice = { text: 'AB1234567', format: 'code-39' } as const;
    belief.note([twice, twice], 0);
    expect(belief.codes()).toEqual([{ ...twice, confirmed: false }]);
  });

  it('a reading nearly as frequent as another of the same stripes leaves both in doubt', () => {
    const belief = new Belief();
    for (const text of ['123456', '123456', '123458', '123458', '123458'])
      belief.note([{ text, format: 'code-39' }], 0);
    expect(belief.codes().map(({ confirmed }) => confirmed)).toEqual([false, false]);
  });

  it('a reading half as frequent as another of the same stripes is dropped', () => {
    const belief = new Belief();
    for (const text of ['123456', '123456', '1234']) belief.note([{ text, format: 'code-39' }], 0);
    expect(belief.codes().map(({ text }) => text)).toEqual(['123456']);
  });

  it('two codes at two places are no rivals', () => {
    const belief = new Belief();
    for (const place of [0, 0]) belief.note([{ text: '123456', format: 'itf' }], place);
    for (const place of [1, 1]) belief.note([{ text: '654321', format: 'itf' }], place);
    expect(belief.codes().map(({ confirmed }) => confirmed)).toEqual([true, true]);
  });

  it.each(['ean-13', 'itf'] as const)('a doubtful %s is not shown at all', (format) => {
    const belief = new Belief();
    belief.note([{ text: '4820024790', format }], 0);
    expect(belief.codes()).toEqual([]);
    expect(belief.isSeen(0)).toBe(true);
    expect(belief.isSettled(0)).toBe(false);
  });

  it.each([
    ['anything shorter than four', { text: '123', format: 'code-128' }],
    ['ITF with an odd number of digits', { text: '1234567', format: 'itf' }],
    ['ITF shorter than six', { text: '1234', format: 'itf' }],
    ['Code 128 with control characters', { text: 'ABC\x02DEF', format: 'code-128' }],
  ] as const)('%s is refused', (_, sighting) => {
    const belief = new Belief();
    belief.note([sighting], 0);
    expect(belief.codes()).toEqual([]);
  });

  it('the separator of GS1 elements is no such character', () => {
    const belief = new Belief();
    belief.note([{ text: '21ABC\x1d10LOT', format: 'code-128' }], 0);
    expect(belief.codes()).toHaveLength(1);
  });
});
