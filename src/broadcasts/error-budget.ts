/** Of the last so many ends … */
const LOOKED_AT = 100;
/** … so many may be bad. One bad recipient, or ten, do not hold up a thousand. */
const MOST_BAD = 20;

/** Whether so much goes wrong that it is wiser to stop and ask. */
export class ErrorBudget {
  #ends: boolean[] = [];
  #bad = 0;

  /** `isBad`: refused, or its answer lost. Who has left or blocked the bot is none: that says nothing of the message. */
  count(isBad: boolean): void {
    this.#ends.push(isBad);
    if (isBad) this.#bad++;
    if (this.#ends.length > LOOKED_AT && this.#ends.shift()) this.#bad--;
  }

  get isUsedUp(): boolean {
    return this.#bad >= MOST_BAD;
  }
}
