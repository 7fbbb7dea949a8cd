import type { Profiles } from '../audience/profiles.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { OutgoingMessage, OutgoingOperation } from '../domain/message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { tellingsOf, type Batch, type Telling } from './batch.ts';
import type { Batches } from './batches.ts';

/** Puts a batch into the words and buttons of the conversations. */
export type TellBatch = (seller: Subscriber, batch: Batch, what: Telling['what']) => OutgoingMessage;

export type BatchProgressProps = {
  store: Store;
  batches: Batches;
  outbox: Outbox;
  profiles: Profiles;
  clock: Clock;
  log: Log;
  tell: TellBatch;
  /** Whether this seller's messenger lets a message be rewritten. */
  canEdit: (seller: Subscriber) => boolean;
  /** Called after each commit: there may be something to send. */
  onCommit: (botId: string) => void;
};

/** Between two looks at one batch: Telegram takes about a message a second in a chat. */
const PACE = 1_200;
const TRY_AGAIN = 5_000;

type Watch = { again: boolean; rest: AbortController };

/** Keeps each batch's message up to date, and tells once how all of it ended; goes on where an earlier run stopped. */
export class BatchProgress {
  readonly #props: BatchProgressProps;
  readonly #stopping = new AbortController();
  readonly #watched = new Map<number, Watch>();
  readonly #running = new Set<Promise<void>>();

  constructor(props: BatchProgressProps) {
    this.#props = props;
  }

  async start(): Promise<void> {
    for (const id of await this.#props.batches.unfinished()) this.#watch(id);
  }

  /** Looks at the batches that something has happened to. */
  wake(): void {
    for (const id of this.#props.batches.takeTouched()) this.#watch(id);
  }

  /** Tells nothing more and resolves when what is under way is committed. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
  }

  #watch(id: number): void {
    if (this.#stopping.signal.aborted) return;
    const watch = this.#watched.get(id);
    if (watch) {
      watch.again = true;
      watch.rest.abort();
      return;
    }
    const started = { again: true, rest: new AbortController() };
    this.#watched.set(id, started);
    const running = this.#follow(id, started).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Looks again and again, each time something has happened or its time has come, until the batch is over. */
  async #follow(id: number, watch: Watch): Promise<void> {
    const { clock } = this.#props;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      watch.again = false;
      watch.rest = new AbortController();
      const lookIn = await this.#look(id);
      if (lookIn === undefined && !watch.again) break;
      await clock.sleep(PACE, signal);
      const rest = Math.min(lookIn ?? 0, 2 ** 31 - 1) - PACE;
      if (!watch.again && rest > 0) await clock.sleep(rest, AbortSignal.any([signal, watch.rest.signal]));
    }
    this.#watched.delete(id);
  }

  /** In how many milliseconds to look again; nothing when the batch is over. */
  async #look(id: number): Promise<number | undefined> {
    try {
      return await this.#tell(id);
    } catch (error) {
      this.#props.log.error({ error, batchId: id }, 'a batch could not be told of; trying again');
      return TRY_AGAIN;
    }
  }

  async #tell(id: number): Promise<number | undefined> {
    const { store, batches, profiles, canEdit, onCommit } = this.#props;
    // In the queue of the writers: what has touched the batch may not be committed yet.
    const before = await store.write((tx) => batches.find(id, tx.db));
    const seller = before && (await profiles.byId(before.subscriberId));
    if (!seller) return undefined;
    const told = await store.write(async (tx) => {
      // Read where nobody else writes: what settles after this will be told by the next look, or by the sale's own news.
      const batch = await batches.find(id, tx.db);
      if (!batch) return undefined;
      const { tellings, lookIn } = tellingsOf(batch, canEdit(seller), tx.now);
      for (const telling of tellings) await this.#say(tx, seller, batch, telling);
      const isOver = batch.finishedAt !== null || tellings.some((one) => one.what === 'result');
      return { botId: batch.botId, lookIn: isOver ? undefined : lookIn };
    });
    if (told) onCommit(told.botId);
    return told?.lookIn;
  }

  async #say(tx: Transaction, seller: Subscriber, batch: Batch, { what, how }: Telling): Promise<void> {
    const message = this.#props.tell(seller, batch, what);
    const shown = JSON.stringify(message);
    if (how === 'edit' && shown === batch.shown) return this.#note(tx, batch, what, {});

    const last = what === 'result' || what === 'over';
    const operation: OutgoingOperation =
      how === 'edit' && batch.messageOutboxId !== null
        ? { kind: 'edit', edit: { of: batch.messageOutboxId, last, message } }
        : { kind: 'message', message };
    const [row] = await this.#props.outbox.add(tx, seller, [operation]);
    const changed = how === 'new' && what !== 'slow' ? { message_outbox_id: row ?? null } : {};
    await this.#note(tx, batch, what, what === 'slow' ? {} : { shown, ...changed });
  }

  async #note(
    tx: Transaction,
    batch: Batch,
    what: Telling['what'],
    changed: { shown?: string; message_outbox_id?: number | null },
  ): Promise<void> {
    const marks = {
      ...(what === 'slow' && { told_slow_at: tx.now }),
      ...(what === 'result' && batch.finishedAt === null && { finished_at: tx.now }),
    };
    const row = { ...changed, ...marks };
    if (Object.keys(row).length > 0) await tx.db.updateTable('batches').set(row).where('id', '=', batch.id).execute();
  }
}
