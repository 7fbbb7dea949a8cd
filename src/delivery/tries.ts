import type { InboxUpdate } from './inbox.ts';

/** An update that has failed so often is set aside. */
export const TRIES = 5;

const ENDED = 'the program ended while handling it';

/** An earlier run may have begun the update, and was perhaps ended by it; the club may know of it already. */
export function countEarlierRun(update: InboxUpdate): void {
  update.isSuspect = update.attempts > 1;
  if (update.attempts >= TRIES) {
    update.damage ??= ENDED;
    update.attempts = TRIES - 1;
  }
  update.attempts = Math.max(update.attempts, 1);
}
