import type { Clock } from '../../src/domain/clock.ts';

type Sleeper = { at: number; wake: () => void };

/** A clock that stands still until the test moves it; who sleeps is woken in the order of time. */
export class ManualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];

  constructor(start = 1_760_000_000_000) {
    this.#now = start;
  }

  /** How many sleep now. */
  get sleepers(): number {
    return this.#sleepers.length;
  }

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = { at: this.#now + Math.max(0, milliseconds), wake: () => this.#wake(sleeper, resolve) };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', sleeper.wake, { once: true });
      return undefined;
    });
  }

  /** The machine's time is set otherwise, by so many milliseconds; whoever sleeps sleeps as long as before. */
  set(milliseconds: number): void {
    this.#now += milliseconds;
    for (const sleeper of this.#sleepers) sleeper.at += milliseconds;
  }

  /** Lets time pass, and everything happen that happens in it; resolves when all is quiet again. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await quiet();
    for (;;) {
      const next = this.#sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      next.wake();
      await quiet();
    }
    this.#now = end;
    await quiet();
  }

  #wake(sleeper: Sleeper, resolve: () => void): void {
    this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
    resolve();
  }
}

/** Lets the event loop turn until what was begun without a network (a commit, a callback) has been done. */
export async function quiet(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
