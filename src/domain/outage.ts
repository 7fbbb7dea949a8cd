import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

const REPEAT_AFTER = 60_000;

/** Says that something is failing once a minute at the most, and once that it works again. */
export class Outage {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #what: string;
  #since: number | undefined;
  #saidAt = 0;
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
    if (this.#failures > 1 && now - this.#saidAt < REPEAT_AFTER) return;
    this.#saidAt = now;
    const seconds = Math.round((now - this.#since) / 1000);
    this.#log.warn({ reason, failures: this.#failures, seconds }, `${this.#what} fails; trying again`);
  }

  recovered(): void {
    if (this.#since === undefined) return;
    const seconds = Math.round((this.#clock.now() - this.#since) / 1000);
    this.#log.info({ failures: this.#failures, seconds }, `${this.#what} works again`);
    this.#since = undefined;
    this.#failures = 0;
  }
}
