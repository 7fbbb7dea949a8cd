import { sql } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { machineTrouble } from '../domain/machine-trouble.ts';
import type { CopyDatabase } from './copy-database.ts';
import type { Change, Queries, Transaction } from './database.ts';
import type { LongReads } from './long-reads.ts';
import type { StoreHealth } from './store-health.ts';

/** Work inside a transaction. It may await queries on `tx.db` and nothing else: all other writers wait for it. */
export type Work<Value> = (tx: Transaction) => Promise<Value>;

/** One piece of work with its owner: `run` answers how to tell the owner once the commit stands. */
type Job = { run: (tx: Transaction) => Promise<() => void>; reject: (error: unknown) => void };

const JOBS_PER_COMMIT = 256;
/** Another program may hold the file for so long, in milliseconds, before those who write are told that it does. */
const PATIENCE = 5_000;
const LOOK_AGAIN = 50;

/**
 * The database: one writer, one reader. Writes that arrive together share one commit (and its flush to disk); each
 * runs in a savepoint of its own, so that one that fails takes nothing of the others with it.
 */
export class Store {
  /** For reading what is committed. Never write through it. */
  readonly read: Queries;
  /** For reading so much that everybody else would have to wait for it. */
  readonly long: LongReads;
  /** For backups; see {@link CopyDatabase}. */
  readonly copyTo: CopyDatabase;
  readonly #writer: Queries;
  readonly #clock: Clock;
  readonly #listeners: ((change: Change) => void)[] = [];
  readonly #health: StoreHealth | undefined;
  #waiting: Job[] = [];
  #writing: Promise<void> | undefined;

  constructor(props: {
    writer: Queries;
    reader: Queries;
    longReads: LongReads;
    copyTo: CopyDatabase;
    clock: Clock;
    health?: StoreHealth;
  }) {
    this.#writer = props.writer;
    this.read = props.reader;
    this.long = props.longReads;
    this.copyTo = props.copyTo;
    this.#clock = props.clock;
    this.#health = props.health;
  }

  /** Tells somebody of changed rows, in the order of their changes, once these are on disk. */
  onChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  /** Runs the work in a transaction; resolves with its value once that is on disk. Rejects with what the work threw. */
  write<Value>(work: Work<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ run: (tx) => this.#attempt(work, tx, resolve, reject), reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Ends the long reads, finishes the writes under way, then closes the file. */
  async close(): Promise<void> {
    await this.long.close();
    while (this.#writing) await this.#writing;
    await this.read.destroy();
    await this.#writer.destroy();
  }

  async #writeAll(): Promise<void> {
    // One turn of the event loop lets everything that has just arrived into the same commit.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0, JOBS_PER_COMMIT));
    this.#writing = undefined;
  }

  async #commit(jobs: Job[]): Promise<void> {
    const settle: (() => void)[] = [];
    try {
      await this.#writer.connection().execute(async (db) => {
        await this.#begin(db);
        try {
          const tx = { db, now: this.#clock.now(), changed: () => {} };
          for (const job of jobs) settle.push(await job.run(tx));
          await sql`commit`.execute(db);
        } catch (error) {
          // A full disk ends the transaction by itself: then there is nothing to roll back, and the cause is what counts.
          await sql`rollback`.execute(db).catch(() => undefined);
          throw error;
        }
      });
    } catch (error) {
      for (const job of jobs) job.reject(error);
      return;
    }
    this.#health?.worked();
    for (const tell of settle) tell();
  }

  /** Waits for another program that holds the file, without holding up anything but the writes. */
  async #begin(db: Queries): Promise<void> {
    for (let waited = 0; ; waited += LOOK_AGAIN) {
      try {
        await sql`begin immediate`.execute(db);
        return;
      } catch (error) {
        const trouble = machineTrouble(error);
        if (trouble?.kind !== 'busy') throw error;
        if (waited >= PATIENCE) {
          this.#health?.failed(trouble);
          throw error;
        }
        await this.#clock.sleep(LOOK_AGAIN);
      }
    }
  }

  /** Runs one piece of work in its savepoint. */
  async #attempt<Value>(
    work: Work<Value>,
    { db, now }: Transaction,
    resolve: (value: Value) => void,
    reject: (error: unknown) => void,
  ): Promise<() => void> {
    const changes: Change[] = [];
    await sql`savepoint work`.execute(db);
    try {
      const value = await work({ db, now, changed: (change) => changes.push(change) });
      await sql`release work`.execute(db);
      return () => {
        resolve(value);
        for (const change of changes) for (const listener of this.#listeners) listener(change);
      };
    } catch (error) {
      try {
        await sql`rollback to work`.execute(db);
        await sql`release work`.execute(db);
      } catch {
        // The whole transaction is gone, and with it the others' work: they are told of what ended it.
        throw error;
      }
      return () => reject(error);
    }
  }
}
