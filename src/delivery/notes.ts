import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { failureWords } from '../domain/machine-trouble.ts';
import { Outage } from '../domain/outage.ts';

/** So long, in milliseconds, until the database is asked again. */
const AGAIN = 5_000;

/** Notes what was sent, again and again while the database is in trouble: what was sent once must not be sent again. */
export class Notes {
  readonly #clock: Clock;
  readonly #outage: Outage;

  constructor(props: { clock: Clock; log: Log }) {
    this.#clock = props.clock;
    this.#outage = new Outage({ ...props, what: 'noting what was sent' });
  }

  /** Repeats the note, never the request; gives up only once the signal is aborted. */
  async write(note: () => Promise<void>, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await note();
        return this.#outage.recovered();
      } catch (error) {
        this.#outage.failed(failureWords(error));
      }
      if (signal.aborted) return undefined;
      await this.#clock.sleep(AGAIN, signal);
    }
  }
}
