const SECOND = 1_000;

/**
 * Knows when requests went out, so that never more than `perSecond` go out within any second, evenly spread: a burst that
 * the network delays would run into the next one. Times are epoch milliseconds.
 */
export class RequestWindow {
  readonly #perSecond: number;
  #sent: number[] = [];

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** A request goes out now, allowed or not. */
  note(now: number): void {
    this.#sent.push(now);
    // Beyond the limit only the newest count for when the next may go.
    this.#sent = this.#sent.slice(-this.#perSecond);
  }

  /** For how many milliseconds nothing more may go out; 0 when something may. */
  wait(now: number): number {
    const oldest = this.#sent.at(-this.#perSecond) ?? -Infinity;
    const newest = this.#sent.at(-1) ?? -Infinity;
    const wait = Math.max(oldest + SECOND, newest + Math.ceil(SECOND / this.#perSecond)) - now;
    // A clock that was set back must not hold anything up for longer than a second.
    return Math.min(SECOND, Math.max(0, wait));
  }
}
