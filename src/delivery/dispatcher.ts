import type { InboxUpdate } from './inbox.ts';
import { Lines } from './lines.ts';
import type { Pauses } from './pauses.ts';
import type { PhotoPatience } from './photo-patience.ts';
import { countEarlierRun } from './tries.ts';
import { keyOf, senderOf, SenderQueue } from './sender-queue.ts';
import { UpdateAttempt, type UpdateAttemptProps } from './update-attempt.ts';

export type DispatcherProps = UpdateAttemptProps & {
  /** What comes for a bot that is paused waits in the table. */
  pauses: Pick<Pauses, 'isPaused'>;
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
  readonly #attempt: UpdateAttempt;
  #active = 0;
  #readUpTo = 0;
  #filling = false;
  #fillAgain = false;
  #onIdle: (() => void) | undefined;

  constructor(props: DispatcherProps) {
    this.#props = props;
    this.#parallel = props.parallel ?? 256;
    this.#lines = new Lines({ photos: props.photosAtOnce ?? 8 });
    this.#attempt = new UpdateAttempt(props, this.#stopping.signal);
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
    if (update.receivedAt < this.#startedAt) countEarlierRun(update, this.#props.random);
  }

  #line(queue: SenderQueue): void {
    if (this.#isPaused(queue)) return this.#rest(queue);
    const { first } = queue;
    if (first?.waitFirst !== undefined) {
      this.#later(first.waitFirst, queue);
      delete first.waitFirst;
      return;
    }
    if (first) this.#props.photoPatience.isNext(keyOf(queue.sender), first);
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
    const again = await this.#attempt.make(update);
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
}
