import { ManualClock } from '../support/manual-clock.ts';

/** A clock that somebody sets: the time of day jumps, and who sleeps does not notice. */
export class JumpingClock extends ManualClock {
  #set = 0;

  override now(): number {
    return super.now() + this.#set;
  }

  /** Sets it forward, or back by a negative number of milliseconds. */
  jump(milliseconds: number): void {
    this.#set += milliseconds;
  }
}
