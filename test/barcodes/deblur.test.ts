import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deblurred } from '../../src/barcodes/deblur.ts';

describe('undoing a blur', () => {
  it('parts two bars that had run into one, twice as clearly', () => {
    const bar = (x: number, at: number): number => 160 * Math.exp(-((x - at) ** 2) / (2 * 3 ** 2));
    const row = Float32Array.from({ length: 80 }, (_, x) => 200 - bar(x, 36) - bar(x, 43));
    const clear = deblurred(row, 3, 20);
    const dip = (values: Float32Array): number => (values[39] ?? 0) - ((values[36] ?? 0) + (values[43] ?? 0)) / 2;
    expect(dip(clear)).toBeGreaterThan(2 * dip(row));
  });

  it('leaves an even row even', () => {
    const clear = deblurred(new Float32Array(50).fill(120), 2, 20);
    expect(Math.max(...clear) - Math.min(...clear)).toBeLessThan(0.5);
  });

  it('never makes anything but finite brightness that is not negative', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 16, maxLength: 200 }), (values) => {
        const clear = deblurred(Float32Array.from(values), 3, 20);
        expect(clear.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });
});
