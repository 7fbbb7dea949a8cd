import type { Random } from './clock.ts';

/**
 * How long to wait before try number `failures + 1`, in milliseconds: doubling from `first` to `most`,
 * with up to a fifth of jitter so that many waiters do not come back at once.
 */
export function backOff(failures: number, random: Random, { first = 1_000, most = 60_000 } = {}): number {
  const full = Math.min(most, first * 2 ** Math.min(failures - 1, 20));
  return Math.round(full * (0.8 + 0.2 * random()));
}
