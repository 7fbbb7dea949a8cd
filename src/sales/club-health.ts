import { backOff } from '../domain/back-off.ts';
import type { Random } from '../domain/clock.ts';

/** How long to wait before another try, in milliseconds: `first`, doubling up to `most`. */
export type RetryRule = { first: number; most: number };

/**
 * How many requests a club can bear at once. It begins with `most`; a failure narrows that to a single probe, failures in
 * a row put pauses between the probes, and every answer doubles it again, so that nobody storms a club that recovers.
 */
export class ClubHealth {
  readonly #most: number;
  readonly #pause: RetryRule;
  readonly #random: Random;
  #width: number;
  #failures = 0;
  #probeAt = 0;

  /** `retry` is the rule for a single sale; probes go out more often, so that none waits for its time in vain. */
  constructor(props: { most: number; retry: RetryRule; random: Random }) {
    this.#most = props.most;
    this.#pause = { first: props.retry.first / 5, most: props.retry.first };
    this.#random = props.random;
    this.#width = props.most;
  }

  /** How many may be under way. */
  width(now: number): number {
    const left = this.#probeAt - now;
    // More is left than the longest pause when the clock has been set back: then it is over.
    return left > 0 && left <= this.#pause.most ? 0 : this.#width;
  }

  /** To be handed to {@link failed}: requests of the same time fail together, and count as one failure. */
  begin(): number {
    return this.#failures;
  }

  answered(): void {
    this.#width = Math.min(this.#most, this.#width * 2);
    this.#failures = 0;
    this.#probeAt = 0;
  }

  failed(begun: number, now: number): void {
    this.#width = 1;
    if (begun !== this.#failures) return;
    this.#failures++;
    // One failure may be a single lost connection: the next request tells at once.
    if (this.#failures > 1) this.#probeAt = now + backOff(this.#failures - 1, this.#random, this.#pause);
  }

  /** Somebody else got an answer: worth a probe now, but not yet more. */
  seemsBack(): void {
    this.#probeAt = 0;
  }
}
