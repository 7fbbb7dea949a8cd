/** A wait, in milliseconds of the clock, that is over when the clock is set back: it never gets longer than it was meant. */
export class Pause {
  #from = 0;
  #until = 0;

  /** Waits until the moment, or longer where that was said before. */
  extend(now: number, until: number): void {
    if (until <= now || until <= now + this.left(now)) return;
    this.#from = now;
    this.#until = until;
  }

  /** For how many milliseconds it goes on; 0 when it is over. */
  left(now: number): number {
    return now < this.#from ? 0 : Math.max(0, this.#until - now);
  }
}
