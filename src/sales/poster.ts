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
    const due = await this.#props.ledger.due(now, this.#parallel + this.#inHand.size);
    const free = due.filter((sale) => !this.#inHand.has(sale.id)).slice(0, this.#parallel - this.#inHand.size);
    for (const sale of free) this.#inHand.set(sale.id, this.#post(sale));

    const next = await this.#props.ledger.nextDue(now);
    if (next !== undefined) this.#wakeIn(next - now);
  }

  async #post(sale: Sale): Promise<void> {
    try {
      await this.#props.attempt.make(sale);
    } catch (error) {
      this.#props.log.error({ error, saleId: sale.id }, 'a sale could not be posted; trying again');
      await this.#props.attempt.putOff(sale, backOff(sale.attempts + 1, this.#props.random, { first: 5_000 }));
    } finally {
      this.#inHand.delete(sale.id);
      this.wake();
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
