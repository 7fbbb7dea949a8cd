import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const REPEAT_AFTER = 60_000;

/** Says that something is failing once a minute at the most, and then once that it works again. */
export class Outage {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #what: string;
  #since: number | undefined;
  #saidAt = -Infinity;
  #said = false;
  #failures = 0;

  constructor(props: { log: Log; clock: Clock; what: string }) {
    this.#log = props.log;
    this.#clock = props.clock;
    this.#what = props.what;
  }

  /** How often in a row it has failed. */
  get failures(): number {
    return this.#failures;
  }

  failed(reason: string): void {
    const now = this.#clock.now();
    this.#since ??= now;
    this.#failures++;
    // Also when it has worked in between: what comes and goes many times a minute is no news each time.
    if (now - this.#saidAt < REPEAT_AFTER) return;
    this.#saidAt = now;
    this.#said = true;
    const seconds = Math.round((now - this.#since) / 1000);
    this.#log.warn({ reason, failures: this.#failures, seconds }, `${this.#what} fails; trying again`);
  }

  recovered(): void {
    if (this.#since === undefined) return;
    const seconds = Math.round((this.#clock.now() - this.#since) / 1000);
    if (this.#said) this.#log.info({ failures: this.#failures, seconds }, `${this.#what} works again`);
    this.#said = false;
    this.#since = undefined;
    this.#failures = 0;
  }
}
