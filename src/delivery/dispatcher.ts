import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import { machineTrouble } from '../domain/machine-trouble.ts';
import { Outage } from '../domain/outage.ts';
import { TryLater } from '../domain/try-later.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Inbox, InboxUpdate } from './inbox.ts';
import { Lines } from './lines.ts';
import type { Pauses } from './pauses.ts';
import type { PhotoPatience } from './photo-patience.ts';
import { countEarlierRun, TRIES } from './tries.ts';
import { keyOf, senderOf, SenderQueue } from './sender-queue.ts';

/** What handling an update changes; runs in the transaction that also marks the update done. */
export type Commit = (tx: Transaction) => Promise<void>;

export type DispatcherProps = {
  store: Store;
  inbox: Inbox;
  /** What comes for a bot that is paused waits in the table. */
  pauses: Pick<Pauses, 'isPaused'>;
  clock: Clock;
  random: Random;
  log: Log;
  /** Works out what an update means. May wait for networks; changes nothing itself. */
  handle: (update: InboxUpdate) => Promise<Commit>;
  /** What the person is told when their update has been set aside. */
  apologise: (update: InboxUpdate) => Promise<Commit>;
  /** Called after each commit: there may be something to send. */
  onCommit: (botId: string) => void;
  /** Told whose photo is next, and when it has been handled. */
  photoPatience: PhotoPatience;
  /** How many people are served at once. */
  parallel?: number;
  /** How many of them with a photo. */
  photosAtOnce?: number;
};

/** So many updates are held in memory at the most; the rest stays in the table. */
const HELD = 5_000;
const READ_AT_ONCE = 1_000;
/** So many milliseconds until an update is tried again that the machine was not fit to handle. */
const UNTIL_MENDED = 3_000;

/** Hands waiting updates to the conversations: one at a time per person, many persons at once, each person in order. */
export class Dispatcher {
  readonly #props: DispatcherProps;
  readonly #parallel: number;
  readonly #stopping = new AbortController();
  readonly #queues = new Map<string, SenderQueue>();
  /** Of paused bots: nothing of theirs is held in memory. */
  readonly #resting = new Set<SenderQueue>();
  readonly #held = new Set<number>();
  readonly #startedAt: number;
  readonly #lines: Lines;
  readonly #machine: Outage;
  #active = 0;
  #readUpTo = 0;
  #filling = false;
  #fillAgain = false;
  #onIdle: (() => void) | undefined;

  constructor(props: DispatcherProps) {
    this.#props = props;
    this.#parallel = props.parallel ?? 256;
    this.#lines = new Lines({ photos: props.photosAtOnce ?? 8 });
    this.#machine = new Outage({ log: props.log, clock: props.clock, what: 'handling messages' });
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
    for (const update of updates) this.#hold(update, (queue) => queue.add(update));
    this.#pump();
  }

  /** A bot has been paused, or resumed: who waited since then goes on. */
  pausesChanged(): void {
    for (const queue of this.#resting) {
      if (this.#isPaused(queue)) continue;
      this.#resting.delete(queue);
      this.#line(queue);
    }
    this.#pump();
    this.wake();
  }

  /** Takes nothing new and resolves when what is in hand has been finished. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#props.photoPatience.stop();
    if (this.#active > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  async #fill(): Promise<void> {
    this.#filling = true;
    try {
      while (this.#fillAgain && this.#held.size < HELD && !this.#stopping.signal.aborted) {
        this.#fillAgain = false;
        const wanted = Math.min(READ_AT_ONCE, HELD - this.#held.size);
        const updates = await this.#props.inbox.waiting(this.#readUpTo, wanted);
        for (const update of updates) this.#hold(update, (queue) => queue.offer(update));
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

  /** Takes an update into its person's queue, unless it is held already or `add` passes it over. */
  #hold(update: InboxUpdate, add: (queue: SenderQueue) => boolean): void {
    // What was set aside by an earlier run and taken back lies ahead of the reading position, and is held already.
    if (this.#held.has(update.id)) return;
    const sender = senderOf(update);
    const known = this.#queues.get(keyOf(sender));
    const queue = known ?? new SenderQueue(sender);
    if (this.#isPaused(queue)) queue.passOver(update);
    else if (add(queue)) this.#noteHeld(update);
    else return;
    // Until it is done it is always somewhere: in line, in hand or waiting for the next try.
    if (known) return;
    this.#queues.set(keyOf(sender), queue);
    this.#line(queue);
  }

  #noteHeld(update: InboxUpdate): void {
    this.#held.add(update.id);
    if (update.receivedAt < this.#startedAt) countEarlierRun(update);
  }

  #line(queue: SenderQueue): void {
    if (this.#isPaused(queue)) return this.#rest(queue);
    if (queue.first) this.#props.photoPatience.isNext(keyOf(queue.sender), queue.first);
    this.#lines.add(queue);
  }

  #isPaused({ sender }: SenderQueue): boolean {
    return this.#props.pauses.isPaused(sender.botId);
  }

  #rest(queue: SenderQueue): void {
    for (const { id } of queue.letGo()) this.#held.delete(id);
    this.#props.photoPatience.forget(keyOf(queue.sender));
    this.#resting.add(queue);
  }

  #pump(): void {
    while (this.#active < this.#parallel && !this.#stopping.signal.aborted) {
      const queue = this.#lines.take();
      if (!queue) return;
      if (this.#isPaused(queue)) {
        this.#lines.release(queue);
        this.#rest(queue);
        continue;
      }
      this.#active++;
      void this.#serve(queue);
    }
  }

  /** Handles the first of a person's updates; the next has to queue behind the other persons. */
  async #serve(queue: SenderQueue): Promise<void> {
    const { first } = queue;
    const again = first ? await this.#handle(queue, first) : await this.#refill(queue);

    this.#active--;
    this.#lines.release(queue);
    if (again) this.#later(again, queue);
    else if (queue.isDone) this.#leave(queue);
    else this.#line(queue);
    if (this.#active === 0) this.#onIdle?.();
    if (this.#fillAgain && !this.#filling && this.#held.size <= HELD / 2) this.wake();
    this.#pump();
  }

  /** Nothing more waits of this person. */
  #leave({ sender }: SenderQueue): void {
    this.#queues.delete(keyOf(sender));
    this.#props.photoPatience.forget(keyOf(sender));
  }

  /** Handles an update; answers after how many milliseconds to try again, or nothing when it is settled. */
  async #handle(queue: SenderQueue, update: InboxUpdate): Promise<number | undefined> {
    const again = await this.#settle(update);
    // It has been tried in this run, and the program has not ended.
    update.isSuspect = false;
    if (again !== undefined) return again;
    queue.drop();
    this.#held.delete(update.id);
    this.#props.photoPatience.settled(keyOf(queue.sender));
    return undefined;
  }

  /** Fetches what was passed over of somebody who sends a lot; answers when to try again where it cannot be read. */
  async #refill(queue: SenderQueue): Promise<number | undefined> {
    const { inbox, log } = this.#props;
    try {
      const updates = await queue.refill((sender, limit) => inbox.waitingOf(sender, limit));
      for (const update of updates.filter(({ id }) => !this.#held.has(id))) {
        queue.add(update);
        this.#noteHeld(update);
      }
      return undefined;
    } catch (error) {
      log.error({ error }, 'the inbox cannot be read; trying again');
      return 1_000;
    }
  }

  /** A person whose update has failed waits for the next try without keeping anybody else waiting. */
  #later(milliseconds: number, queue: SenderQueue): void {
    const { signal } = this.#stopping;
    void this.#props.clock.sleep(milliseconds, signal).then(() => {
      if (signal.aborted) return undefined;
      this.#line(queue);
      return this.#pump();
    });
  }

  async #settle(update: InboxUpdate): Promise<number | undefined> {
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
    if (this.#stopping.signal.aborted) return this.#putBack(update);
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
