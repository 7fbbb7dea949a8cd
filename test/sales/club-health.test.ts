import { describe, expect, it } from 'vitest';
import { ClubHealth } from '../../src/sales/club-health.ts';

function health() {
  return new ClubHealth({ most: 16, retry: { first: 5_000, most: 60_000 }, random: () => 1 });
}

describe('how much a club can bear', () => {
  it('is everything until it fails, then one probe, and twice as much after each answer', () => {
    const club = health();
    expect(club.width(0)).toBe(16);
    club.failed(club.begin(), 0);
    expect(club.width(0)).toBe(1);
    const widths = [1, 2, 3, 4, 5].map(() => {
      club.answered();
      return club.width(0);
    });
    expect(widths).toEqual([2, 4, 8, 16, 16]);
  });

  it('one lost connection makes nobody wait; probes that fail in a row are further and further apart', () => {
    const club = health();
    const pauses: number[] = [];
    let now = 0;
    for (let probe = 0; probe < 7; probe++) {
      club.failed(club.begin(), now);
      let pause = 0;
      while (club.width(now + pause) === 0) pause += 1_000;
      pauses.push(pause);
      now += pause;
    }
    expect(pauses).toEqual([0, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  });

  it('no pause lasts longer because the clock was set back', () => {
    const club = health();
    for (let i = 0; i < 4; i++) club.failed(club.begin(), 10_000_000);
    expect(club.width(10_000_000)).toBe(0);
    expect(club.width(10_000_000 - 3_600_000)).toBe(1);
  });

  it('requests that fail together count as one failure', () => {
    const club = health();
    const begun = Array.from({ length: 16 }, () => club.begin());
    for (const one of begun) club.failed(one, 0);
    expect(club.width(0)).toBe(1);
  });

  it('somebody else’s answer ends the pause, but only a probe that is answered lets more out', () => {
    const club = health();
    for (let i = 0; i < 4; i++) club.failed(club.begin(), 0);
    expect(club.width(1_000)).toBe(0);
    club.seemsBack();
    expect(club.width(1_000)).toBe(1);
    club.answered();
    expect(club.width(1_000)).toBe(2);
  });
});
