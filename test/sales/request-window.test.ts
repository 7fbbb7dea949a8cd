import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestWindow } from '../../src/sales/request-window.ts';

describe('the window of requests', () => {
  it('never lets more out within any second than it is told, however they come', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), gaps, (perSecond, waits) => {
        const window = new RequestWindow(perSecond);
        const sent: number[] = [];
        let now = 0;
        for (const gap of waits) {
          now += gap;
          now += window.wait(now);
          window.note(now);
          sent.push(now);
        }
        const crowds = sent.map((from) => sent.filter((at) => at >= from && at < from + 1_000).length);
        expect(Math.max(0, ...crowds)).toBeLessThanOrEqual(perSecond);
      }),
    );
  });

  it('counts what goes unasked: what waits goes later for it', () => {
    const window = new RequestWindow(4);
    for (const at of [0, 100]) window.noteUnasked(at);
    for (const at of [400, 700]) window.note(at);
    expect(window.wait(750)).toBe(250);
  });

  it('leaves half of the limit to what waits, however much goes unasked', () => {
    const gap = fc.integer({ min: 1, max: 150 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), gap, (perSecond, every) => {
        const window = new RequestWindow(perSecond);
        let turns = 0;
        for (let now = 0; now < 60_000; now++) {
          if (now % every === 0) window.noteUnasked(now);
          if (window.wait(now) > 0) continue;
          window.note(now);
          turns++;
        }
        expect(turns).toBeGreaterThanOrEqual(Math.floor(perSecond / 2) * 60 - perSecond);
      }),
      { numRuns: 20 },
    );
  });

  it('holds nothing up because of the past when the clock is set back', () => {
    const window = new RequestWindow(2);
    window.note(1_000_000);
    window.noteUnasked(1_000_000);
    expect(window.wait(0)).toBe(0);
    window.note(0);
    expect(window.wait(0)).toBe(500);
    expect(window.wait(1_000)).toBe(0);
  });
});
