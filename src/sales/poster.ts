import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { ClubGate } from './club-gate.ts';
import type { RetryRule } from './club-health.ts';
import { FairTurns } from './fair-turns.ts';
import type { Ledger, Sale } from './ledger.ts';
import type { OpenSales } from './open-sales.ts';
import { PATIENCE, type SaleAttempt } from './sale-attempt.ts';

export type SalePosterProps = {
  ledger: Ledger;
  openSales: OpenSales;
  attempt: SaleAttempt;
  /** The way to the club of each bot. */
  gates: ReadonlyMap<string, ClubGate>;
  retry: RetryRule;
  clock: Clock;
  random: Random;
  log: Log;
};

/** The longest sleep: a sale is never later than this, whatever happens to the clock. */
const LONGEST_SLEEP = 30_000;
/** How often the ledger is looked at while sales wait for a club that cannot take them yet. */
const QUEUE_LOOK = 1_000;
/** So many due sales are looked at in one go; each seller's oldest come first. */
const LOOKED_AT = 200;

/**
 * Posts what the ledger holds, each sale when it is due and its club can bear it, sellers in turns, until it is settled;
 * goes on where an earlier run stopped.
 */
export class SalePoster {
  readonly #props: SalePosterProps;
  readonly #stopping = new AbortController();
  readonly #inHand = new Map<number, { botId: string; done: Promise<void> }>();
  readonly #turns: ReadonlyMap<string, FairTurns>;
  #looking = false;
  #lookAgain = false;
  #alarm: AbortController | undefined;

  constructor(props: SalePosterProps) {
    this.#props = props;
    this.#turns = new Map([...props.gates.keys()].map((botId) => [botId, new FairTurns()]));
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
    await Promise.all([...this.#inHand.values()].map(({ done }) => done));
  }

  async #look(): Promise<void> {
    this.#looking = true;
    try {
      while (this.#lookAgain && !this.#stopping.signal.aborted) {
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
    const { clock, openSales, gates, retry } = this.#props;
    const now = clock.now();
    await openSales.hasten(now, retry.most);
    let queued = false;
    for (const [botId, gate] of gates) queued = (await this.#takeDueOf(botId, gate, now)) || queued;
    if (queued) await this.#reassure(now);
    if (this.#stopping.signal.aborted) return;

    const next = await openSales.nextDue(now);
    if (queued) this.#wakeIn(QUEUE_LOOK);
    else if (next !== undefined) this.#wakeIn(next - now);
  }

  /** Whether sales may be left that the club cannot take yet. */
  async #takeDueOf(botId: string, gate: ClubGate, now: number): Promise<boolean> {
    const room = gate.width - this.#inHandOf(botId);
    if (room <= 0) return true;
    // What was in hand when the ledger was read may have been settled since: its row is stale, and looked at again.
    const busy = new Set(this.#inHand.keys());
    const due = await this.#props.openSales.due(botId, now, LOOKED_AT);
    if (this.#stopping.signal.aborted) return false;
    const free = due.filter((sale) => !busy.has(sale.id));
    const chosen = this.#turns.get(botId)?.choose(free, room) ?? [];
    for (const sale of chosen) this.#inHand.set(sale.id, { botId, done: this.#post(sale) });
    return free.length > chosen.length;
  }

  #inHandOf(botId: string): number {
    return [...this.#inHand.values()].filter((one) => one.botId === botId).length;
  }

  /** Sellers whose sales have stood in the queue for a while learn that they are saved. */
  async #reassure(now: number): Promise<void> {
    const waiting = await this.#props.openSales.untold(now - PATIENCE, LOOKED_AT);
    const queued = waiting.filter((sale) => !this.#inHand.has(sale.id));
    await Promise.all(queued.map((sale) => this.#props.attempt.tellSaved(sale)));
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
    const { attempt, clock, random, log, retry } = this.#props;
    const { signal } = this.#stopping;
    const wait = backOff(sale.attempts + 1, random, retry);
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
