import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Inbox, InboxUpdate } from './inbox.ts';

/** What handling an update changes; runs in the transaction that also marks the update done. */
export type Commit = (tx: Transaction) => Promise<void>;

export type DispatcherProps = {
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
  /** How many people are served at once. */
  parallel?: number;
};

const TRIES = 5;
/** So many updates are held in memory at the most; the rest stays in the table. */
const HELD = 5_000;

/** Hands waiting updates to the conversations: one at a time per person, many persons at once, each person in order. */
export class Dispatcher {
  readonly #props: DispatcherProps;
  readonly #parallel: number;
  readonly #stopping = new AbortController();
  readonly #queues = new Map<string, InboxUpdate[]>();
  readonly #held = new Set<number>();
  readonly #startedAt: number;
  #ready: string[] = [];
  #active = 0;
  #readUpTo = 0;
  #filling = false;
  #fillAgain = false;
  #onIdle: (() => void) | undefined;

  constructor(props: DispatcherProps) {
    this.#props = props;
    this.#parallel = props.parallel ?? 64;
    this.#startedAt = props.clock.now();
  }

  /** Looks for waiting updates; call it at start and whenever some have arrived. */
  wake(): void {
    if (this.#stopping.signal.aborted) return;
    this.#fillAgain = true;
    if (!this.#filling) void this.#fill();
  }

  /** Takes updates that lie behind the reading position: those that were set aside and are to be tried again. */
  admit(updates: InboxUpdate[]): void {
    for (const update of updates) this.#enqueue(update);
    this.#pump();
  }

  /** Takes nothing new and resolves when what is in hand has been finished. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#active > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  async #fill(): Promise<void> {
    this.#filling = true;
    try {
      while (this.#fillAgain && this.#held.size < HELD && !this.#stopping.signal.aborted) {
        this.#fillAgain = false;
        const wanted = HELD - this.#held.size;
        const updates = await this.#props.inbox.waiting(this.#readUpTo, wanted);
        // What was set aside by an earlier run and taken back lies ahead of the reading position, and is held already.
        for (const update of updates) if (!this.#held.has(update.id)) this.#enqueue(update);
        this.#readUpTo = updates.at(-1)?.id ?? this.#readUpTo;
        if (updates.length === wanted) this.#fillAgain = true;
        this.#pump();
      }
    } catch (error) {
      this.#props.log.error({ error }, 'the inbox cannot be read; trying again');
      this.#fillAgain = true;
      void this.#props.clock.sleep(1_000, this.#stopping.signal).then(() => this.wake());
    } finally {
      this.#filling = false;
    }
  }

  #enqueue(update: InboxUpdate): void {
    const sender = `${update.botId}/${update.update.messenger}/${update.update.from.id}`;
    const queue = this.#queues.get(sender);
    this.#held.add(update.id);
    // Left by an earlier run, which may have begun it: the club may know of it already.
    if (update.receivedAt < this.#startedAt) update.attempts = Math.max(update.attempts, 1);
    if (queue) {
      queue.push(update);
      return;
    }
    this.#queues.set(sender, [update]);
    this.#ready.push(sender);
  }

  #pump(): void {
    while (this.#active < this.#parallel && !this.#stopping.signal.aborted) {
      const sender = this.#ready.shift();
      if (sender === undefined) return;
      this.#active++;
      void this.#serve(sender);
    }
  }

  /** Handles the first of a person's updates; the next has to queue behind the other persons. */
  async #serve(sender: string): Promise<void> {
    const queue = this.#queues.get(sender) ?? [];
    const first = queue[0];
    const again = first && (await this.#settle(first));

    this.#active--;
    if (again) this.#later(again, sender);
    else this.#next(sender, queue, first);
    if (this.#active === 0) this.#onIdle?.();
    if (this.#fillAgain && !this.#filling && this.#held.size <= HELD / 2) this.wake();
    this.#pump();
  }

  #next(sender: string, queue: InboxUpdate[], settled: InboxUpdate | undefined): void {
    queue.shift();
    if (settled) this.#held.delete(settled.id);
    if (queue.length > 0) this.#ready.push(sender);
    else this.#queues.delete(sender);
  }

  /** A person whose update has failed waits for the next try without keeping anybody else waiting. */
  #later(milliseconds: number, sender: string): void {
    const { signal } = this.#stopping;
    void this.#props.clock.sleep(milliseconds, signal).then(() => {
      if (signal.aborted) return undefined;
      this.#ready.push(sender);
      return this.#pump();
    });
  }

  /** Handles an update; answers after how many milliseconds to try again, or nothing when it is settled. */
  async #settle(update: InboxUpdate): Promise<number | undefined> {
    try {
      if (update.damage !== undefined) throw new Error(update.damage);
      await this.#finish(update, await this.#props.handle(update));
      return undefined;
    } catch (error) {
      update.attempts++;
      const givenUp = await this.#failed(update, error);
      return givenUp ? undefined : backOff(update.attempts, this.#props.random);
    }
  }

  async #finish(update: InboxUpdate, commit: Commit): Promise<void> {
    await this.#props.store.write(async (tx) => {
      if (await this.#props.inbox.done(tx, update.id)) await commit(tx);
    });
    this.#props.onCommit(update.botId);
  }

  /** Keeps the failure; true once the update has been set aside. */
  async #failed(update: InboxUpdate, error: unknown): Promise<boolean> {
    const { store, inbox, log } = this.#props;
    const { attempts } = update;
    // Stopped in the middle of a long step: no failure of the update's own, it waits for the next start.
    if (this.#stopping.signal.aborted) return false;
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
