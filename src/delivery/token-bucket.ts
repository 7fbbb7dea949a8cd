export type Rate = { perSecond: number; burst: number };

/** Lets `burst` through at once and `perSecond` in the long run. Times are epoch milliseconds. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #countedAt: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#countedAt = now;
  }

  /** For how many milliseconds there will be no token; 0 when there is one now. */
  wait(now: number): number {
    this.#refill(now);
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) / this.#rate.perSecond) * 1000);
  }

  /** Takes a token and answers 0, or takes nothing and answers for how many milliseconds to wait. */
  take(now: number): number {
    const wait = this.wait(now);
    if (wait === 0) this.#tokens--;
    return wait;
  }

  /** Nothing has been taken for so long that a new bucket would be the same. */
  full(now: number): boolean {
    this.#refill(now);
    return this.#tokens === this.#rate.burst;
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#countedAt) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    // A clock that was set back gives nothing, and takes nothing away.
    this.#countedAt = now;
  }
}
