import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { machineTrouble } from '../domain/machine-trouble.ts';
import { Outage } from '../domain/outage.ts';
import { TryLater } from '../domain/try-later.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Inbox, InboxUpdate } from './inbox.ts';
import { TRIES } from './tries.ts';

/** What handling an update changes; runs in the transaction that also marks the update done. */
export type Commit = (tx: Transaction) => Promise<void>;

export type UpdateAttemptProps = {
  store: Store;
  inbox: Inbox;
  clock: Clock;
  random: Random;
  log: Log;
  /** Works out what an update means. May wait for networks; changes nothing itself. */
  handle: (update: InboxUpdate) => Promise<Commit>;
  /** What the person is told when their update has been set aside. */
  apologise: (update: InboxUpdate) => Promise<Commit>;
  /** Called after each commit: there may be something to send. */
  onCommit: (botId: string) => void;
};

/** So many milliseconds until an update is tried again that the machine was not fit to handle. */
const UNTIL_MENDED = 3_000;

/** One try to handle an update, and what becomes of it when that fails: tried again, or set aside. */
export class UpdateAttempt {
  readonly #props: UpdateAttemptProps;
  readonly #stopping: AbortSignal;
  readonly #machine: Outage;

  /** What is cut short once `stopping` is aborted has not failed. */
  constructor(props: UpdateAttemptProps, stopping: AbortSignal) {
    this.#props = props;
    this.#stopping = stopping;
    this.#machine = new Outage({ log: props.log, clock: props.clock, what: 'handling messages' });
  }

  /** Handles it; answers after how many milliseconds to try again, or nothing when it is settled. */
  async make(update: InboxUpdate): Promise<number | undefined> {
    try {
      if (update.damage !== undefined) throw new Error(update.damage);
      // The first try goes unnoted, for speed; a second means that something is the matter.
      if (update.attempts > 0) await this.#props.inbox.tried(update.id, update.attempts + 1);
      await this.#finish(update, await this.#props.handle(update));
      return undefined;
    } catch (error) {
      const trouble = machineTrouble(error);
      if (trouble) {
        // A full disk is no fault of this update: it is not set aside for that, however long it lasts.
        this.#machine.failed(trouble.words);
        return backOff(1, this.#props.random, { first: UNTIL_MENDED });
      }
      update.attempts++;
      const givenUp = await this.#failed(update, error);
      if (givenUp) return undefined;
      const asked = error instanceof TryLater ? error.seconds * 1000 : 0;
      return Math.max(asked, backOff(update.attempts, this.#props.random));
    }
  }

  async #finish(update: InboxUpdate, commit: Commit): Promise<void> {
    await this.#props.store.write(async (tx) => {
      if (await this.#props.inbox.done(tx, update.id)) await commit(tx);
    });
    this.#machine.recovered();
    this.#props.onCommit(update.botId);
  }

  /** Keeps the failure; true once the update has been set aside. */
  async #failed(update: InboxUpdate, error: unknown): Promise<boolean> {
    const { store, inbox, log } = this.#props;
    const { attempts } = update;
    if (this.#stopping.aborted) return this.#putBack(update);
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const givingUp = attempts >= TRIES;
    log.error({ error, inboxId: update.id, attempts }, givingUp ? 'update set aside' : 'update failed; trying again');
    try {
      const apology = givingUp ? await this.#apology(update) : undefined;
      await store.write(async (tx) => {
        await apology?.(tx);
        if (givingUp) await inbox.setAside(tx, update.id, attempts, reason);
        else await inbox.failed(tx, update.id, attempts, reason);
      });
      if (givingUp) this.#props.onCommit(update.botId);
      return givingUp;
    } catch (storeError) {
      // The database itself is in trouble: nothing can be set aside now, so the update is simply tried again later.
      log.error({ error: storeError, inboxId: update.id }, 'a failed update could not be noted');
      return false;
    }
  }

  /** Stopped in the middle of a long step: no failure of the update's own, it waits for the next start. */
  async #putBack({ id, attempts }: InboxUpdate): Promise<false> {
    const { inbox, log } = this.#props;
    await inbox
      .tried(id, attempts - 1)
      .catch((error: unknown) => log.error({ error, inboxId: id }, 'an update that was cut short counts as tried'));
    return false;
  }

  /** Setting an update aside must not fail for want of words. */
  async #apology(update: InboxUpdate): Promise<Commit | undefined> {
    try {
      return await this.#props.apologise(update);
    } catch (error) {
      this.#props.log.error({ error, inboxId: update.id }, 'nobody could be told that an update was set aside');
      return undefined;
    }
  }
}
