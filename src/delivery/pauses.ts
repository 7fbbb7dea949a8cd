import { AppError } from '../domain/app-error.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** Since when a bot is paused (epoch milliseconds), by whose login, and why. */
export type Pause = { at: number; by: string; reason: string };

/**
 * Which bots are paused: they take in what messengers bring, and handle, send and post nothing. Kept in the database,
 * and in memory for whoever looks before each message.
 */
export class Pauses {
  readonly #store: Store;
  readonly #listeners: (() => void)[] = [];
  #paused: ReadonlyMap<string, Pause> = new Map();

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Tells somebody that a bot has been paused or resumed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  isPaused(botId: string): boolean {
    return this.#paused.has(botId);
  }

  /** The pause of a bot; undefined when it works. */
  of(botId: string): Pause | undefined {
    return this.#paused.get(botId);
  }

  /** Reads anew; to be called at start and after every commit with {@link pause} or {@link resume}. */
  async refresh(): Promise<void> {
    const rows = await this.#store.read.selectFrom('bot_pauses').selectAll().execute();
    this.#paused = new Map(
      rows.map((row) => [row.bot_id, { at: row.paused_at, by: row.paused_by, reason: row.reason }]),
    );
    for (const listener of this.#listeners) listener();
  }

  /** AppError `conflict` when the bot is paused already. */
  async pause(tx: Transaction, botId: string, { by, reason }: { by: string; reason: string }): Promise<void> {
    const row = { bot_id: botId, paused_at: tx.now, paused_by: by, reason };
    const added = await tx.db
      .insertInto('bot_pauses')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) throw new AppError('conflict', `${botId} is paused already`);
  }

  /** Answers the pause that has ended. AppError `conflict` when the bot is not paused. */
  async resume(tx: Transaction, botId: string): Promise<Pause> {
    const row = await tx.db.deleteFrom('bot_pauses').where('bot_id', '=', botId).returningAll().executeTakeFirst();
    if (!row) throw new AppError('conflict', `${botId} is not paused`);
    return { at: row.paused_at, by: row.paused_by, reason: row.reason };
  }
}
