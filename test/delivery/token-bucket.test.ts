import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../src/delivery/token-bucket.ts';

const rate = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 50 }) });
/** Steps in time between tries, in milliseconds; some go back, as a clock that is set does. */
const steps = fc.array(fc.integer({ min: -500, max: 3_000 }), { minLength: 1, maxLength: 200 });

describe('a token bucket', () => {
  it('never lets more through than its burst and its rate allow, however it is asked', () => {
    fc.assert(
      fc.property(rate, steps, (allowed, moves) => {
        const bucket = new TokenBucket(allowed, 0);
        let [now, forward, taken] = [0, 0, 0];
        for (const move of moves) {
          now += move;
          forward += Math.max(0, move);
          if (bucket.take(now) === 0) taken++;
          expect(taken).toBeLessThanOrEqual(allowed.burst + (forward / 1000) * allowed.perSecond + 1e-6);
        }
      }),
    );
  });

  it('lets one through after just the wait it has told, and not before', () => {
    fc.assert(
      fc.property(rate, (allowed) => {
        const bucket = new TokenBucket(allowed, 0);
        for (let i = 0; i < allowed.burst; i++) expect(bucket.take(0)).toBe(0);
        const wait = bucket.take(0);
        expect(wait).toBeGreaterThan(0);
        expect(bucket.wait(wait - 1)).toBeGreaterThan(0);
        // A sum of fractions may fall short by a hair, which costs a millisecond.
        expect(bucket.wait(wait)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes nothing when it is only asked for the wait', () => {
    const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, 0);
    expect([bucket.wait(0), bucket.wait(0), bucket.take(0)]).toEqual([0, 0, 0]);
    expect(bucket.take(0)).toBe(1_000);
  });

  it('is as good as new after a rest', () => {
    fc.assert(
      fc.property(rate, (allowed) => {
        const bucket = new TokenBucket(allowed, 0);
        for (let i = 0; i < allowed.burst; i++) bucket.take(0);
        expect(bucket.full(0)).toBe(false);
        expect(bucket.full((allowed.burst / allowed.perSecond) * 1000 + 1)).toBe(true);
      }),
    );
  });
});
