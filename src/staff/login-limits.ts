import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';

const WINDOW = 15 * 60_000;
const FAILURES = 5;
const REMEMBERED = 10_000;

/**
 * Wrong passwords are counted for each login and for each address they come from: five in a quarter of an hour, then
 * nothing is tried until the oldest is a quarter of an hour ago. Nobody is locked out for good.
 */
export class LoginLimits {
  readonly #clock: Clock;
  readonly #failures = new Map<string, number[]>();

  constructor(props: { clock: Clock }) {
    this.#clock = props.clock;
  }

  /** AppError `try later` when there have been too many failures. */
  check(login: string, address: string): void {
    const waits = [`login ${login}`, `address ${address}`].map((key) => this.#wait(key));
    const wait = Math.max(...waits);
    if (wait <= 0) return;
    const minutes = Math.ceil(wait / 60_000);
    throw new AppError(
      'try later',
      `too many wrong passwords: try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`,
    );
  }

  failed(login: string, address: string): void {
    for (const key of [`login ${login}`, `address ${address}`]) {
      const recent = [...this.#recent(key), this.#clock.now()];
      // Put in anew, so that the oldest come first.
      this.#failures.delete(key);
      this.#failures.set(key, recent.slice(-FAILURES));
    }
    for (const key of this.#failures.keys()) {
      if (this.#failures.size <= REMEMBERED) break;
      this.#failures.delete(key);
    }
  }

  /** Whoever has signed in may mistype again; of the address this try alone is forgotten. */
  succeeded(login: string, address: string): void {
    this.#failures.delete(`login ${login}`);
    this.#failures.set(`address ${address}`, this.#recent(`address ${address}`).slice(0, -1));
  }

  #wait(key: string): number {
    const recent = this.#recent(key);
    const oldest = recent[0];
    return recent.length < FAILURES || oldest === undefined ? 0 : oldest + WINDOW - this.#clock.now();
  }

  #recent(key: string): number[] {
    const now = this.#clock.now();
    return (this.#failures.get(key) ?? []).filter((at) => at > now - WINDOW && at <= now);
  }
}
