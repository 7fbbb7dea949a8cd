import type { Clock } from '../../src/domain/clock.ts';

/** A clock that starts at `start`, sleeps no real time and moves on by as much as it was asked to sleep. */
export function hastyClock(start = 1_760_000_000_000): Clock & { slept: number[]; set(milliseconds: number): void } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    /** The machine's time is set otherwise, by so many milliseconds. */
    set: (milliseconds) => void (now += milliseconds),
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      // Lets input and output have their turn, as a real wait would.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
