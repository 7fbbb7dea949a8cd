import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Ledger, Sale } from './ledger.ts';
import type { SaleAttempt } from './sale-attempt.ts';

export type SalePosterProps = {
  ledger: Ledger;
  attempt: SaleAttempt;
  clock: Clock;
  random: Random;
  log: Log;
  /** How many sales are posted at once. */
  parallel?: number;
};

/** The longest sleep: a sale is never later than this, whatever happens to the clock. */
const LONGEST_SLEEP = 30_000;

/** Posts what the ledger holds, each sale when it is due, until it is settled; goes on where an earlier run stopped. */
export class SalePoster {
  readonly #props: SalePosterProps;
  readonly #parallel: number;
  readonly #stopping = new AbortController();
  readonly #inHand = new Map<number, Promise<void>>();
  #looking = false;
  #lookAgain = false;
  #alarm: AbortController | undefined;

  constructor(props: SalePosterProps) {
    this.#props = props;
    this.#parallel = props.parallel ?? 16;
  }

  async start(): Promise<void> {
    await this.#props.ledger.doubtUnfinished();
    this.wake();
  }

  /** There may be sales to post. */
  wake(): void {
    this.#lookAgain = true;
    if (!this.#looking && !this.#stopping.signal.aborted) void this.#look();
  }

  /** Starts nothing new and resolves when the answers under way are in the ledger. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#alarm?.abort();
    await Promise.all(this.#inHand.values());
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#lookAgain && this.#inHand.size < this.#parallel && !this.#stopping.signal.aborted) {
        this.#lookAgain = false;
        await this.#takeDue();
      }
    } catch (error) {
      this.#props.log.error({ error }, 'the sale ledger cannot be read; trying again');
      this.#wakeIn(1_000);
    } finally {
      this.#looking = false;
    }
  }

  async #takeDue(): Promise<void> {
    const now = this.#props.clock.now();
    // What was in hand when the ledger was read may have been settled since: its row is stale, and looked at again.
    const busy = new Set(this.#inHand.keys());
    const due = await this.#props.ledger.due(now, this.#parallel + busy.size);
    if (this.#stopping.signal.aborted) return;
    const free = due.filter((sale) => !busy.has(sale.id)).slice(0, this.#parallel - this.#inHand.size);
    for (const sale of free) this.#inHand.set(sale.id, this.#post(sale));

    const next = await this.#props.ledger.nextDue(now);
    if (next !== undefined) this.#wakeIn(next - now);
  }

  async #post(sale: Sale): Promise<void> {
    try {
      await this.#props.attempt.make(sale);
    } catch (error) {
      this.#props.log.error({ error, saleId: sale.id }, 'a sale could not be posted; trying again');
      await this.#putOff(sale);
    } finally {
      this.#inHand.delete(sale.id);
      this.wake();
    }
  }

  /** Until this is written down the sale stays in hand: its row may say "posting", which nobody would look at again. */
  async #putOff(sale: Sale): Promise<void> {
    const { attempt, clock, random, log } = this.#props;
    const { signal } = this.#stopping;
    const wait = backOff(sale.attempts + 1, random, { first: 5_000 });
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        return await attempt.putOff(sale, wait);
      } catch (error) {
        log.error({ error, saleId: sale.id }, 'a sale could not be put off; trying again');
        await clock.sleep(backOff(failures, random, { first: 1_000, most: 30_000 }), signal);
      }
    }
  }

  /** One alarm at a time: whoever wakes up sets the next. */
  #wakeIn(milliseconds: number): void {
    this.#alarm?.abort();
    const alarm = new AbortController();
    this.#alarm = alarm;
    void this.#props.clock.sleep(Math.min(milliseconds, LONGEST_SLEEP), alarm.signal).then(() => {
      return alarm.signal.aborted ? undefined : this.wake();
    });
  }
}
