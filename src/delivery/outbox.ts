import type { Receipt } from '../domain/incoming.ts';
import type { OutgoingOperation } from '../domain/message.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { MessageState } from '../domain/said-message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Lane, OutboxState, OutboxTable } from '../store/tables/outbox.ts';
import { EarlyReceipts } from './early-receipts.ts';
import { giveUpOn } from './give-up-on.ts';
import { keepFate, keepQueued } from './said.ts';

/** One thing to send. */
export type OutboxItem = {
  id: number;
  subscriberId: number;
  recipient: string;
  lane: Lane;
  /** Undefined when what is stored cannot be read. */
  operation: OutgoingOperation | undefined;
  attempts: number;
  notBefore: number;
  /** How often the answer to a try has been lost in this run: so many copies may already have arrived. */
  doubts: number;
  /** So many parts of the message have arrived: the next try begins after them. */
  partsSent: number;
};

export type Channel = { botId: string; messenger: MessengerName };

/** How an item ended. */
export type Settlement = {
  state: Exclude<OutboxState, 'waiting' | 'sending'>;
  messageId?: string;
  error?: string;
};

const EARLY_RECEIPTS = 1_000;

/** What is to be sent: written in the transaction that decided it, sent by a channel's sender afterwards. */
export class Outbox {
  readonly #store: Store;
  readonly #early = new EarlyReceipts(EARLY_RECEIPTS);

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Adds to what this subscriber is to be sent, in this order; answers the new rows. */
  async add(
    tx: Transaction,
    to: Subscriber,
    operations: OutgoingOperation[],
    lane: Lane = 'interactive',
  ): Promise<number[]> {
    const ids = await insert(tx, to, operations, lane);
    await keepQueued(
      tx,
      to,
      ids.map((outboxId, at) => ({ outboxId, operation: operations[at] })),
    );
    return ids;
  }

  /** The same for what has been said before and did not arrive: it is not said anew. */
  async resend(tx: Transaction, to: Subscriber, operations: OutgoingOperation[]): Promise<number[]> {
    return insert(tx, to, operations, 'interactive');
  }

  /**
   * The operation with what only the past knows: an edit with the id of its message. An edit of a message that never
   * arrived is sent as a message of its own when it is `last`, and is nothing to send otherwise.
   */
  async addressed(operation: OutgoingOperation): Promise<OutgoingOperation | undefined> {
    if (operation.kind !== 'edit') return operation;
    const { edit } = operation;
    const row = await this.#store.read
      .selectFrom('outbox')
      .select('message_id')
      .where('id', '=', edit.of)
      .executeTakeFirst();
    const messageId = row?.message_id;
    if (messageId) return { kind: 'edit', edit: { ...edit, messageId } };
    return edit.last ? { kind: 'message', message: edit.message } : undefined;
  }

  /** What waits in a lane of a channel after the item `after`, in order. */
  async waiting(channel: Channel, lane: Lane, after: number, limit: number): Promise<OutboxItem[]> {
    const rows = await this.#store.read
      .selectFrom('outbox')
      .select(['id', 'subscriber_id', 'recipient', 'lane', 'operation', 'attempts', 'not_before', 'parts_sent'])
      .where('bot_id', '=', channel.botId)
      .where('messenger', '=', channel.messenger)
      .where('lane', '=', lane)
      .where('state', '=', 'waiting')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      subscriberId: row.subscriber_id,
      recipient: row.recipient,
      lane: row.lane,
      operation: readOperation(row.operation),
      attempts: row.attempts,
      notBefore: row.not_before,
      doubts: 0,
      partsSent: row.parts_sent,
    }));
  }

  /** Marks bulk items before their requests, so that after a crash it is known which are in doubt. */
  async sending(id: number): Promise<void> {
    await this.#store.write((tx) =>
      tx.db.updateTable('outbox').set({ state: 'sending' }).where('id', '=', id).execute(),
    );
  }

  /** Bulk items in doubt after a crash are counted as unknown; nobody gets them twice unasked. */
  async giveUpInDoubt(channel: Channel): Promise<void> {
    await this.#store.write(async (tx) => {
      const reason = 'stopped while sending';
      const rows = await tx.db
        .updateTable('outbox')
        .set({ state: 'unknown', error: reason, settled_at: tx.now })
        .where('bot_id', '=', channel.botId)
        .where('messenger', '=', channel.messenger)
        .where('state', '=', 'sending')
        .returning('id')
        .execute();
      await keepFate(
        tx,
        rows.map(({ id }) => id),
        { state: STATES.unknown, reason },
      );
    });
  }

  /** Gives up all that waits, in every channel: whether it has gone out is not known. Answers how much that was. */
  async giveUpAll(error: string): Promise<number> {
    const [done] = await this.#store.write((tx) =>
      tx.db
        .updateTable('outbox')
        .set({ state: 'unknown', error, settled_at: tx.now })
        .where('state', 'in', ['waiting', 'sending'])
        .execute(),
    );
    return Number(done?.numUpdatedRows ?? 0);
  }

  async settle(item: OutboxItem, settlement: Settlement): Promise<void> {
    const { state, messageId, error } = settlement;
    await this.#store.write(async (tx) => {
      await tx.db
        .updateTable('outbox')
        .set({
          state,
          message_id: messageId ?? null,
          error: error ?? null,
          attempts: item.attempts + 1,
          settled_at: tx.now,
        })
        .where('id', '=', item.id)
        .execute();
      await keepFate(tx, [item.id], { state: STATES[state], reason: error ?? null });
      for (const receipt of this.#early.take(messageId)) await this.#note(tx, item.id, receipt);
      if (state === 'blocked') await giveUpOn(tx, item.subscriberId, error ?? '');
    });
  }

  /**
   * Keeps what a messenger reports of a message, and answers whether it is one of ours; one that is not noted as sent
   * yet gets it when it is.
   */
  async noteReceipt(tx: Transaction, botId: string, receipt: Receipt): Promise<boolean> {
    const row = await tx.db
      .selectFrom('outbox')
      .select('id')
      .where('message_id', '=', receipt.messageId)
      .where('bot_id', '=', botId)
      .executeTakeFirst();
    if (row) await this.#note(tx, row.id, receipt);
    else this.#early.keep(receipt.messageId, receipt);
    return row !== undefined;
  }

  /** Keeps when an item may be tried again and from which part on, so that a restart changes neither. */
  async postpone(item: OutboxItem, error: string): Promise<void> {
    await this.#store.write((tx) =>
      tx.db
        .updateTable('outbox')
        .set({
          state: 'waiting',
          attempts: item.attempts,
          not_before: item.notBefore,
          parts_sent: item.partsSent,
          error,
        })
        .where('id', '=', item.id)
        .execute(),
    );
  }

  /** How many items wait in a bot's outbox. */
  async countWaiting(botId: string): Promise<number> {
    const row = await this.#store.read
      .selectFrom('outbox')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('bot_id', '=', botId)
      .where('state', 'in', ['waiting', 'sending'])
      .executeTakeFirstOrThrow();
    return row.count;
  }

  async #note(tx: Transaction, id: number, receipt: Receipt): Promise<void> {
    await tx.db.updateTable('outbox').set(columnsOf(receipt, tx.now)).where('id', '=', id).execute();
    const row = await tx.db
      .selectFrom('outbox')
      .select(['delivered_at', 'seen_at', 'failed_at', 'error'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    // Receipts come in any order: what was seen does not become merely delivered again.
    const state = row.seen_at !== null ? 'seen' : row.failed_at !== null ? 'failed' : 'delivered';
    await keepFate(tx, [id], { state, reason: row.error });
  }
}

async function insert(tx: Transaction, to: Subscriber, operations: OutgoingOperation[], lane: Lane): Promise<number[]> {
  if (operations.length === 0) return [];
  const row = {
    bot_id: to.botId,
    messenger: to.messenger,
    subscriber_id: to.id,
    recipient: to.externalId,
    lane,
    state: 'waiting' as const,
    attempts: 0,
    not_before: tx.now,
    created_at: tx.now,
  };
  const rows = operations.map((operation) => ({ ...row, operation: JSON.stringify(operation) }));
  const added = await tx.db.insertInto('outbox').values(rows).returning('id').execute();
  return added.map((one) => one.id);
}

/** Our own JSON, written by `add`: the one place where it is trusted, unless the disk or a hand has broken it. */
function readOperation(stored: string): OutgoingOperation | undefined {
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}

/** What a settled message looks like to whoever reads the conversation. */
const STATES: Record<Settlement['state'], MessageState> = {
  sent: 'sent',
  blocked: 'failed',
  rejected: 'failed',
  unknown: 'failed',
};

type Reported = Partial<Pick<OutboxTable, 'delivered_at' | 'seen_at' | 'failed_at' | 'error'>>;

function columnsOf({ status, reason = 'failed' }: Receipt, now: number): Reported {
  switch (status) {
    case 'delivered':
      return { delivered_at: now };
    case 'seen':
      return { seen_at: now };
    case 'failed':
      return { failed_at: now, error: reason };
  }
}
