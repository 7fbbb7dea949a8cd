import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pause } from '../../src/domain/pause.ts';

const MOMENT = fc.integer({ min: 0, max: 1e13 });

it('lasts until the latest moment that was said', () => {
  const pause = new Pause();
  pause.extend(1_000, 5_000);
  pause.extend(1_500, 3_000);
  expect([1_500, 4_999, 5_000, 9_000].map((now) => pause.left(now))).toEqual([3_500, 1, 0, 0]);
  pause.extend(2_000, 6_000);
  expect(pause.left(2_000)).toBe(4_000);
});

it('never lasts longer than the longest that was asked for, wherever the clock goes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(MOMENT, fc.integer({ min: 0, max: 60_000 })), { minLength: 1 }),
      MOMENT,
      (said, now) => {
        const pause = new Pause();
        for (const [at, length] of said) pause.extend(at, at + length);
        expect(pause.left(now)).toBeLessThanOrEqual(Math.max(...said.map(([, length]) => length)));
      },
    ),
  );
});
