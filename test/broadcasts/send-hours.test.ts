import { describe, expect, it } from 'vitest';
import { mayGoOut } from '../../src/broadcasts/send-hours.ts';
import { LocalTime } from '../../src/domain/local-time.ts';

const kyiv = new LocalTime('Europe/Kyiv');
const day = { from: 8 * 60, to: 21 * 60 };
const night = { from: 22 * 60, to: 6 * 60 };

describe('hours in which messages may go out', () => {
  it.each([
    ['2026-03-02T05:59:00Z', day, false],
    ['2026-03-02T06:00:00Z', day, true],
    ['2026-03-02T18:59:00Z', day, true],
    ['2026-03-02T19:00:00Z', day, false],
    ['2026-07-02T05:00:00Z', day, true],
    ['2026-03-02T23:00:00Z', night, true],
    ['2026-03-02T03:59:00Z', night, true],
    ['2026-03-02T04:00:00Z', night, false],
    ['2026-03-02T01:00:00Z', null, true],
  ])('%s in %j: %s', (moment, window, may) => {
    expect(mayGoOut(window, kyiv, Date.parse(moment))).toBe(may);
  });
});
