import { describe, expect, it } from 'vitest';
import { averagedRows, leanOf } from '../../src/barcodes/align-rows.ts';
import type { Strip } from '../../src/barcodes/straighten.ts';
import { seededRandom } from '../support/label-photo.ts';

const WIDTH = 400;
const ROWS = 24;

/** Bars of random widths whose rows are displaced as the lean says. */
function leaningStrip({ middle, fan }: { middle: number; fan: number }): Strip {
  const random = seededRandom(3);
  const edges: number[] = [];
  for (let x = 20; x < WIDTH - 20; x += 3 + random() * 9) edges.push(x);
  const brightness = (x: number): number => (edges.filter((edge) => edge < x).length % 2 === 0 ? 220 : 30);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const height = (row + 0.5) / ROWS - 0.5;
    return Float32Array.from({ length: WIDTH }, (__, x) => brightness(x - height * (middle + fan * (x / WIDTH - 0.5))));
  });
  return { width: WIDTH, rows };
}

describe('bars that lean', () => {
  it.each([
    { middle: 0, fan: 0 },
    { middle: 12, fan: 0 },
    { middle: -20, fan: 0 },
    { middle: 3, fan: 40 },
    { middle: -9, fan: -30 },
  ])('are measured: $middle in the middle, $fan from end to end', (lean) => {
    const found = leanOf(leaningStrip(lean));
    expect(Math.abs(found.middle - lean.middle)).toBeLessThanOrEqual(2);
    expect(Math.abs(found.fan - lean.fan)).toBeLessThanOrEqual(4);
  });

  it('are upright in the mean of all rows', () => {
    const strip = leaningStrip({ middle: 12, fan: 0 });
    const mean = averagedRows(strip, { middle: 12, fan: 0 }, 4).rows.at(-1) ?? new Float32Array();
    const sharp = mean.filter((value) => value < 60 || value > 190).length;
    expect(sharp / WIDTH).toBeGreaterThan(0.8);
  });
});
