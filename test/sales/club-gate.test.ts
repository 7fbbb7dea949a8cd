import { describe, expect, it } from 'vitest';
import { createClub } from '../../src/club/club-client.ts';
import { ClubGate } from '../../src/sales/club-gate.ts';
import { NOWHERE } from '../support/config-file.ts';
import { ManualClock, quiet } from '../support/manual-clock.ts';
import { JumpingClock } from './jumping-clock.ts';

function gate(clock: ManualClock, perSecond: number): ClubGate {
  const club = createClub({ url: NOWHERE, timeoutMs: 1_000, onSurprise: () => undefined });
  return new ClubGate({ club, perSecond, retry: { first: 5_000, most: 60_000 }, clock, random: () => 1 });
}

describe('the gate of a club', () => {
  it('gives out as many turns a second as the club may be asked, evenly spread, first come, first served', async () => {
    const clock = new ManualClock();
    const club = gate(clock, 5);
    const passed: number[] = [];
    for (let i = 0; i < 12; i++) void club.turn().then(() => passed.push(i));
    await quiet();
    expect(passed).toEqual([0]);
    await clock.advance(200);
    expect(passed).toEqual([0, 1]);
    await clock.advance(799);
    expect(passed).toHaveLength(5);
    await clock.advance(1);
    expect(passed).toHaveLength(6);
    await clock.advance(1_200);
    expect(passed).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });

  it('lets people pass at once, and what waits goes later for it', async () => {
    const clock = new ManualClock();
    const club = gate(clock, 2);
    await Promise.all([1, 2, 3].map(() => club.interactive.getNews('')));
    let passed = false;
    void club.turn().then(() => (passed = true));
    await clock.advance(499);
    expect(passed).toBe(false);
    await clock.advance(1);
    expect(passed).toBe(true);
  });

  it('keeps half of the budget for what waits, however much people ask', async () => {
    const clock = new ManualClock();
    const club = gate(clock, 5);
    let passed = 0;
    for (let i = 0; i < 30; i++) void club.turn().then(() => passed++);
    for (let i = 0; i < 100; i++) {
      void club.interactive.getNews('');
      await clock.advance(100);
    }
    expect(passed).toBeGreaterThanOrEqual(25);
  });

  it('gives out turns as ever when the clock is set back by an hour', async () => {
    const clock = new JumpingClock();
    const club = gate(clock, 1);
    await club.turn();
    clock.jump(-3_600_000);
    let passed = 0;
    for (let i = 0; i < 3; i++) void club.turn().then(() => passed++);
    await clock.advance(2_000);
    expect(passed).toBe(3);
  });

  it('narrows to one probe when the club is away, but not because of what people ask', async () => {
    const clock = new ManualClock();
    const club = gate(clock, Infinity);
    await club.interactive.getNews('');
    expect(club.width).toBe(16);
    const answer = await club.background.getNews('');
    expect(answer.ok).toBe(false);
    expect(club.width).toBe(1);
    await club.background.getNews('');
    expect(club.width).toBe(0);
    await clock.advance(1_000);
    expect(club.width).toBe(1);
  });
});
