import type { Incoming, Receipt } from '../domain/incoming.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { InboxTable } from '../store/tables/inbox.ts';
import { OPEN, WAITING } from '../store/tables/open-updates.ts';
import type { Outbox } from './outbox.ts';
import type { Sender } from './sender-queue.ts';

/** An update that has been taken over and not yet handled. */
export type InboxUpdate = {
  id: number;
  botId: string;
  update: Incoming;
  /** How often it has been tried before: it failed, or was begun and never finished. */
  attempts: number;
  receivedAt: number;
  /** Why it cannot be handled; when the stored update cannot be read, `update` says only whose it is. */
  damage?: string;
  /** In hand when two earlier runs ended: it may be what ended them, or only have been near. */
  isSuspect?: boolean;
  /** So many milliseconds are to pass before it is tried in this run. */
  waitFirst?: number;
};

/** An update that failed too often, for people to see. Holds nothing of what the person wrote. */
export type SetAsideUpdate = {
  id: number;
  botId: string;
  messenger: MessengerName;
  receivedAt: number;
  attempts: number;
  error: string;
};

/** Keeps a receipt of a message to this person, who is named by the messenger's id. */
export type NoteReceipt = (tx: Transaction, botId: string, person: string, receipt: Receipt) => Promise<void>;

type Row = Pick<InboxTable, 'bot_id' | 'messenger' | 'key' | 'sender' | 'payload' | 'attempts' | 'received_at'> & {
  id: number;
};

const COLUMNS = ['id', 'bot_id', 'messenger', 'key', 'sender', 'payload', 'attempts', 'received_at'] as const;

/** Everything that messengers brought, kept before it is confirmed to them. */
export class Inbox {
  readonly #store: Store;
  readonly #outbox: Outbox;
  #onArrival: () => void = () => {};
  #onReceive: (botId: string, update: Incoming) => void = () => {};
  #onForeignReceipt: NoteReceipt = async () => {};

  constructor(props: { store: Store; outbox: Outbox }) {
    this.#store = props.store;
    this.#outbox = props.outbox;
  }

  /** Tells the dispatcher that something waits. */
  onArrival(listener: () => void): void {
    this.#onArrival = listener;
  }

  /** Tells somebody who watches of what messengers brought, once it is stored. */
  onReceive(listener: (botId: string, update: Incoming) => void): void {
    this.#onReceive = listener;
  }

  /** Names who keeps receipts of messages that did not go through the outbox, in the transaction in which they come. */
  onForeignReceipt(note: NoteReceipt): void {
    this.#onForeignReceipt = note;
  }

  /**
   * Stores the whole batch in one commit; what was stored before is passed over. Receipts go straight to the message
   * they are about. Rejects when nothing was stored.
   */
  async receive(botId: string, updates: Incoming[]): Promise<void> {
    if (updates.length === 0) return;
    await this.#store.write(async (tx) => {
      for (const update of updates) {
        if (update.content.kind === 'receipt')
          await this.#noteReceipt(tx, botId, update.from.id, update.content.receipt);
        else await this.post(tx, botId, update);
      }
    });
    this.#onArrival();
    for (const update of updates) if (isSaid(update)) this.#onReceive(botId, update);
  }

  /** Adds one update inside a transaction; the caller calls {@link arrived} after the commit. */
  async post(tx: Transaction, botId: string, update: Incoming): Promise<void> {
    await tx.db
      .insertInto('inbox')
      .values({
        bot_id: botId,
        messenger: update.messenger,
        key: update.key,
        sender: update.from.id,
        payload: JSON.stringify(update),
        state: 'waiting',
        attempts: 0,
        received_at: tx.now,
      })
      .onConflict((conflict) => conflict.columns(['bot_id', 'messenger', 'key']).doNothing())
      .execute();
  }

  arrived(): void {
    this.#onArrival();
  }

  /** What waits after the row `after`, in order of arrival. */
  async waiting(after: number, limit: number): Promise<InboxUpdate[]> {
    const rows = await this.#store.read
      .selectFrom('inbox')
      .select(COLUMNS)
      .where('state', '=', 'waiting')
      .where(OPEN)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  /** What waits of one person, in order of arrival. */
  async waitingOf({ botId, messenger, id }: Sender, limit: number): Promise<InboxUpdate[]> {
    const rows = await this.#store.read
      .selectFrom('inbox')
      .select(COLUMNS)
      .where('bot_id', '=', botId)
      .where('messenger', '=', messenger)
      .where('sender', '=', id)
      .where(WAITING)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  }

  /** Whether photos of this sender wait beside the update that is in hand. */
  async hasOtherPhotos(botId: string, { messenger, from, key }: Incoming): Promise<boolean> {
    const row = await this.#store.read
      .selectFrom('inbox')
      .select('id')
      .where('bot_id', '=', botId)
      .where('messenger', '=', messenger)
      .where('sender', '=', from.id)
      .where(WAITING)
      .where('key', '<>', key)
      .where('payload', 'like', '%"content":{"kind":"photo"%')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Whether an update has not been handled yet. */
  async isWaiting(tx: Transaction, id: number): Promise<boolean> {
    const row = await tx.db.selectFrom('inbox').select('state').where('id', '=', id).executeTakeFirst();
    return row?.state === 'waiting';
  }

  /** Marks an update as handled; false when it no longer waited, so that nothing of this handling may count. */
  async done(tx: Transaction, id: number): Promise<boolean> {
    const result = await tx.db
      .updateTable('inbox')
      .set({ state: 'done', done_at: tx.now, error: null })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Notes that so many tries have been begun, so that one that ends the program is counted. */
  async tried(id: number, attempts: number): Promise<void> {
    await this.#store.write((tx) =>
      tx.db.updateTable('inbox').set({ attempts }).where('id', '=', id).where('state', '=', 'waiting').execute(),
    );
  }

  async failed(tx: Transaction, id: number, attempts: number, error: string): Promise<void> {
    await tx.db.updateTable('inbox').set({ attempts, error }).where('id', '=', id).execute();
  }

  async setAside(tx: Transaction, id: number, attempts: number, error: string): Promise<void> {
    await tx.db.updateTable('inbox').set({ state: 'set aside', attempts, error }).where('id', '=', id).execute();
  }

  async listSetAside(): Promise<SetAsideUpdate[]> {
    const rows = await this.#store.read
      .selectFrom('inbox')
      .select(['id', 'bot_id', 'messenger', 'received_at', 'attempts', 'error'])
      .where('state', '=', 'set aside')
      .where(OPEN)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      botId: row.bot_id,
      messenger: row.messenger,
      receivedAt: row.received_at,
      attempts: row.attempts,
      error: row.error ?? '',
    }));
  }

  /** Makes one update that was set aside wait again, or all of them; answers those. */
  async takeBack(id?: number): Promise<InboxUpdate[]> {
    return this.#store.write(async (tx) => {
      let query = tx.db.selectFrom('inbox').select(COLUMNS).where('state', '=', 'set aside').where(OPEN).orderBy('id');
      if (id !== undefined) query = query.where('id', '=', id);
      const rows = await query.execute();
      for (const row of rows)
        await tx.db.updateTable('inbox').set({ state: 'waiting', attempts: 0 }).where('id', '=', row.id).execute();
      return rows.map((row) => fromRow({ ...row, attempts: 0 }));
    });
  }

  /** How many updates wait, since when the oldest, and how many are set aside, for one bot. */
  async counts(botId: string): Promise<{ waiting: number; oldestAt?: number; setAside: number }> {
    const waiting = await countRows(this.#store.read, botId, 'waiting');
    const setAside = await countRows(this.#store.read, botId, 'set aside');
    return {
      waiting: waiting.count,
      setAside: setAside.count,
      ...(waiting.oldestAt !== null && { oldestAt: waiting.oldestAt }),
    };
  }

  async #noteReceipt(tx: Transaction, botId: string, person: string, receipt: Receipt): Promise<void> {
    if (!(await this.#outbox.noteReceipt(tx, botId, receipt))) await this.#onForeignReceipt(tx, botId, person, receipt);
  }
}

async function countRows(db: Queries, botId: string, state: 'waiting' | 'set aside') {
  return db
    .selectFrom('inbox')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min<number | null>('received_at').as('oldestAt')])
    .where('bot_id', '=', botId)
    .where('state', '=', state)
    .where(OPEN)
    .executeTakeFirstOrThrow();
}

/** Our own JSON, written by `post`: the one place where it is trusted, unless the disk or a hand has changed it. */
function fromRow(row: Row): InboxUpdate {
  const common = { id: row.id, botId: row.bot_id, attempts: row.attempts, receivedAt: row.received_at };
  try {
    const update: Incoming = JSON.parse(row.payload);
    if (update.from.id === row.sender) return { ...common, update };
  } catch {
    // Told below, together with what can be read and is not an update.
  }
  return { ...common, update: ownerOf(row), damage: 'the stored update cannot be read' };
}

/** What the row itself still says of a damaged update. */
function ownerOf({ messenger, key, sender, received_at: sentAt }: Row): Incoming {
  return { messenger, key, from: { id: sender }, sentAt, content: { kind: 'unsupported', what: 'damaged' } };
}

/** What a person said, and not what the messenger tells of them. */
function isSaid({ content: { kind } }: Incoming): boolean {
  return kind === 'text' || kind === 'photo' || kind === 'contact' || kind === 'press' || kind === 'command';
}
