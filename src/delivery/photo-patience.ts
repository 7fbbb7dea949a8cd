import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Store } from '../store/store.ts';
import type { Commit } from './update-attempt.ts';
import type { Inbox, InboxUpdate } from './inbox.ts';

export type PhotoPatienceProps = {
  store: Store;
  inbox: Inbox;
  clock: Clock;
  log: Log;
  /** What the person is told whose photo waits. */
  reassure: (update: InboxUpdate) => Promise<Commit>;
  /** Called after each commit: there is something to send. */
  onCommit: (botId: string) => void;
};

/** Nobody is left wondering for longer than so many milliseconds. */
const PATIENCE = 5_000;

type Watch = { updateId: number; over: AbortController };

/** Tells people whose photo is still not read after a while that it has come; once for all that they sent together. */
export class PhotoPatience {
  readonly #props: PhotoPatienceProps;
  readonly #watched = new Map<string, Watch>();
  readonly #told = new Set<string>();

  constructor(props: PhotoPatienceProps) {
    this.#props = props;
  }

  /** This update is the person's next from now on, if it was not before. */
  isNext(person: string, update: InboxUpdate): void {
    if (this.#watched.get(person)?.updateId === update.id) return;
    this.settled(person);
    if (update.update.content.kind !== 'photo' || this.#told.has(person)) return;
    const watch = { updateId: update.id, over: new AbortController() };
    this.#watched.set(person, watch);
    void this.#watch(person, update, watch.over.signal);
  }

  /** The person's update has been handled, or set aside. */
  settled(person: string): void {
    this.#watched.get(person)?.over.abort();
    this.#watched.delete(person);
  }

  /** Nothing of the person waits any more: what comes next is another matter. */
  forget(person: string): void {
    this.settled(person);
    this.#told.delete(person);
  }

  /** Tells nobody anything more. */
  stop(): void {
    for (const { over } of this.#watched.values()) over.abort();
  }

  async #watch(person: string, update: InboxUpdate, over: AbortSignal): Promise<void> {
    await this.#props.clock.sleep(PATIENCE, over);
    if (over.aborted) return;
    this.#told.add(person);
    try {
      await this.#tell(update);
    } catch (error) {
      this.#props.log.error({ error, inboxId: update.id }, 'nobody could be told that a photo takes its time');
    }
  }

  async #tell(update: InboxUpdate): Promise<void> {
    const { store, inbox, reassure, onCommit } = this.#props;
    const commit = await reassure(update);
    await store.write(async (tx) => {
      if (await inbox.isWaiting(tx, update.id)) await commit(tx);
    });
    onCommit(update.botId);
  }
}
