const SECOND = 1_000;

/**
 * Knows when requests went out, so that never more than `perSecond` go out within any second, evenly spread: a burst that
 * the network delays would run into the next one. What goes unasked takes half of that at the most: beyond it, it is not
 * counted, so that what waits is not held up for ever. Times are epoch milliseconds.
 */
export class RequestWindow {
  readonly #perSecond: number;
  readonly #unaskedShare: number;
  #sent: number[] = [];
  #unasked: number[] = [];

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#unaskedShare = Math.floor(perSecond / 2);
  }

  /** A request goes out now, as {@link wait} has allowed. */
  note(now: number): void {
    // Beyond the limit only the newest count for when the next may go.
    this.#sent = [...until(now, this.#sent), now].slice(-this.#perSecond);
  }

  /** A request goes out now, allowed or not. */
  noteUnasked(now: number): void {
    const lastSecond = until(now, this.#unasked).filter((at) => at > now - SECOND);
    if (lastSecond.length >= this.#unaskedShare) return;
    this.#unasked = [...lastSecond, now];
    this.note(now);
  }

  /** For how many milliseconds nothing more may go out; 0 when something may. */
  wait(now: number): number {
    const sent = until(now, this.#sent);
    const oldest = sent.at(-this.#perSecond) ?? -Infinity;
    const last = sent.at(-1) ?? -Infinity;
    return Math.max(0, Math.max(oldest + SECOND, last + Math.ceil(SECOND / this.#perSecond)) - now);
  }
}

/** What seems to have gone out later than now went out before the clock was set back: it is no guide any more. */
function until(now: number, sent: number[]): number[] {
  return sent.filter((at) => at <= now);
}
