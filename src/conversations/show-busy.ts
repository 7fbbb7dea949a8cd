import type { Clock } from '../domain/clock.ts';

/** "Typing…" is shown once work has taken so many milliseconds. */
const TYPING_AFTER = 300;
/** Telegram takes "typing…" away after 5 seconds (Bot API: sendChatAction). */
const TYPING_AGAIN = 4_000;

/** Shows "typing…" by `typing` for as long as the work takes, unless it is done at once; answers its result. */
export async function showBusy<Value>(work: Promise<Value>, typing: () => void, clock: Clock): Promise<Value> {
  const done = new AbortController();
  void showUntil(done.signal, typing, clock);
  try {
    return await work;
  } finally {
    done.abort();
  }
}

async function showUntil(done: AbortSignal, typing: () => void, clock: Clock): Promise<void> {
  await clock.sleep(TYPING_AFTER, done);
  while (!done.aborted) {
    typing();
    await clock.sleep(TYPING_AGAIN, done);
  }
}
