import { backOff } from '../domain/back-off.ts';
import type { Random } from '../domain/clock.ts';
import type { InboxUpdate } from './inbox.ts';

/** An update that has failed so often is set aside. */
export const TRIES = 5;

const ENDED = 'the program ended while handling it';

/** A program that ends sooner than so many milliseconds after its start ends for other reasons than its updates. */
const TOO_SHORT_A_LIFE = 2_000;

/**
 * An earlier run may have begun the update, and was perhaps ended by it; the club may know of it already. What was in hand
 * at the end of several runs waits before it is tried again, so that a program that ends at every start, whyever it does,
 * does not count that against the messages of sellers.
 */
export function countEarlierRun(update: InboxUpdate, random: Random): void {
  update.isSuspect = update.attempts > 1;
  if (update.attempts >= TRIES) {
    update.damage ??= ENDED;
    update.attempts = TRIES - 1;
  } else if (update.isSuspect) {
    update.waitFirst = backOff(update.attempts - 1, random, { first: TOO_SHORT_A_LIFE });
  }
  update.attempts = Math.max(update.attempts, 1);
}
