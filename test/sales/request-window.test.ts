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

  it('counts what asks nobody: what waits goes later for it', () => {
    const window = new RequestWindow(2);
    for (const at of [0, 100, 200, 300]) window.note(at);
    expect(window.wait(400)).toBe(800);
    expect(window.wait(1_200)).toBe(0);
  });

  it('holds nothing up for longer than a second when the clock is set back', () => {
    const window = new RequestWindow(1);
    window.note(1_000_000);
    expect(window.wait(0)).toBe(1_000);
  });
});
