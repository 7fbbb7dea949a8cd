import { giveUpOn } from '../delivery/give-up-on.ts';
import { keepBulkFate, keepTold } from '../delivery/said.ts';
import { EarlyReceipts } from '../delivery/early-receipts.ts';
import type { RecipientState } from '../domain/broadcast.ts';
import type { Receipt } from '../domain/incoming.ts';
import type { Keyboard } from '../domain/keyboard.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import { MESSENGERS, type MessengerName } from '../domain/messenger-name.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { BroadcastRecipientsTable } from '../store/tables/broadcasts.ts';
import { Ends, type End } from './ends.ts';
import type { Addressee } from './placeholders.ts';
import { takeNext } from './take-next.ts';

/** One who is to get a broadcast now. */
export type Recipient = Addressee & {
  subscriberId: number;
  /** The messenger's id of the person. */
  externalId: string;
  attempts: number;
  /** The buttons of the question that stands in their chat. */
  standing: Keyboard | null;
};

/** What became of one recipient; `waiting` again when it is to be tried later. */
export type RecipientSettlement = {
  recipient: Recipient;
  state: Exclude<RecipientState, 'sending'>;
  messageId?: string;
  reason?: string;
  notBefore?: number;
  /** What went out, once the messenger has taken it. */
  message?: OutgoingMessage;
};

/** The part of a broadcast that goes out in one messenger. */
export type Strand = { broadcastId: number; messenger: MessengerName };

/** A message to hundreds is reported on by hundreds, within the moment in which its answer is noted. */
const EARLY_RECEIPTS = 20_000;
/** So many ends are noted in one go, as a statement names at most 32,766 values; the interactive have their turn between. */
const NOTED_AT_ONCE = 1_000;

/** Who gets which broadcast, and what became of it. */
export class Recipients {
  readonly #store: Store;
  readonly #early = new EarlyReceipts(EARLY_RECEIPTS);

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /**
   * The next who may be sent to, marked as being sent before anything goes out: after a crash they are in doubt. None
   * when nobody waits, or all have to wait longer.
   */
  async take(strand: Strand, most: number): Promise<Recipient[]> {
    for (;;) {
      const { looked, taken } = await this.#store.write((tx) => takeNext(tx, strand, most));
      if (taken.length > 0 || looked === 0) return taken;
    }
  }

  /** When the next who waits may be tried; undefined when nobody waits. */
  async nextAt({ broadcastId, messenger }: Strand): Promise<number | undefined> {
    const { next } = await this.#store.read
      .selectFrom('broadcast_recipients')
      .select((select) => select.fn.min<number | null>('not_before').as('next'))
      .where('broadcast_id', '=', broadcastId)
      .where('messenger', '=', messenger)
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    return next ?? undefined;
  }

  /** Notes what became of many, in as few statements as they have different ends. */
  async settle(broadcastId: number, settlements: readonly RecipientSettlement[]): Promise<void> {
    for (let at = 0; at < settlements.length; at += NOTED_AT_ONCE)
      await this.#settle(broadcastId, settlements.slice(at, at + NOTED_AT_ONCE));
  }

  async #settle(broadcastId: number, settlements: readonly RecipientSettlement[]): Promise<void> {
    const alike = Map.groupBy(settlements, ({ recipient, state, messageId, reason, notBefore }) =>
      JSON.stringify([state, messageId, reason, notBefore, recipient.attempts]),
    );
    await this.#store.write(async (tx) => {
      const ends = new Ends(broadcastId);
      for (const group of alike.values()) ends.add(await settleAlike(tx, broadcastId, group));
      await ends.count(tx);
      await keepTold(tx, settlements.flatMap(toldOf(broadcastId)));
      for (const { recipient, state, reason = '' } of settlements)
        if (state === 'blocked') await giveUpOn(tx, recipient.subscriberId, reason);
      for (const { recipient, messageId } of settlements)
        for (const receipt of this.#early.take(messageId && keyOf(messageId, recipient.externalId)))
          await note(tx, { broadcastId, subscriberId: recipient.subscriberId }, receipt);
    });
  }

  /** Gives back who was taken and not tried. */
  async giveBack(broadcastId: number, recipients: readonly Recipient[]): Promise<void> {
    await this.settle(
      broadcastId,
      recipients.map((recipient) => ({ recipient, state: 'waiting' })),
    );
  }

  /** After a crash: whoever was being sent to may have it or not, and is not sent to again unasked. */
  async giveUpInDoubt({ broadcastId, messenger }: Strand): Promise<number> {
    return this.#store.write(async (tx) => {
      const { numUpdatedRows } = await tx.db
        .updateTable('broadcast_recipients')
        .set({ state: 'unknown', reason: 'stopped while sending', settled_at: tx.now })
        .where('broadcast_id', '=', broadcastId)
        .where('messenger', '=', messenger)
        .where('state', '=', 'sending')
        .executeTakeFirstOrThrow();
      await new Ends(broadcastId).add([{ messenger, state: 'unknown', count: Number(numUpdatedRows) }]).count(tx);
      return Number(numUpdatedRows);
    });
  }

  /** Makes those wait again who failed, or of whom nothing is known; answers how many. */
  async tryAgain(tx: Transaction, broadcastId: number, state: 'failed' | 'unknown'): Promise<number> {
    const { numUpdatedRows } = await tx.db
      .updateTable('broadcast_recipients')
      .set({ state: 'waiting', reason: null, settled_at: null, attempts: 0, not_before: 0, failed_at: null })
      .where('broadcast_id', '=', broadcastId)
      .where('state', '=', state)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }

  /** Nobody who still waits in one of these messengers gets it any more. */
  async leaveOut(tx: Transaction, broadcastId: number, messengers: readonly MessengerName[]): Promise<void> {
    await tx.db
      .updateTable('broadcast_recipients')
      .set({ state: 'left out', reason: 'the bot has left the messenger', settled_at: tx.now })
      .where('broadcast_id', '=', broadcastId)
      .where('messenger', 'in', messengers)
      .where('state', '=', 'waiting')
      .execute();
  }

  /** Whether anybody is still to be sent to, or is being sent to. */
  async isDone(tx: Transaction, broadcastId: number): Promise<boolean> {
    const row = await tx.db
      .selectFrom('broadcast_recipients')
      .select('subscriber_id')
      .where('broadcast_id', '=', broadcastId)
      .where('messenger', 'in', MESSENGERS)
      .where('state', 'in', ['waiting', 'sending'])
      .limit(1)
      .executeTakeFirst();
    return row === undefined;
  }

  /**
   * Keeps what a messenger reports of a message of a broadcast to this person; when the message is not noted as sent yet,
   * it gets it when it is.
   */
  async noteReceipt(tx: Transaction, botId: string, externalId: string, receipt: Receipt): Promise<void> {
    const row = await tx.db
      .selectFrom('subscribers as s')
      .innerJoin('broadcast_recipients as r', 'r.subscriber_id', 's.id')
      .select(['r.broadcast_id', 'r.subscriber_id'])
      .where('s.bot_id', '=', botId)
      .where('s.messenger', '=', 'viber')
      .where('s.external_id', '=', externalId)
      .where('r.message_id', '=', receipt.messageId)
      .executeTakeFirst();
    if (!row) return this.#early.keep(keyOf(receipt.messageId, externalId), receipt);
    return note(tx, { broadcastId: row.broadcast_id, subscriberId: row.subscriber_id }, receipt);
  }
}

/** With what a person’s message of a broadcast is found among all that they were told. */
function bulkIdOf(broadcastId: number): string {
  return `broadcast ${broadcastId}`;
}

function toldOf(broadcastId: number) {
  return ({ recipient: { subscriberId }, state, message }: RecipientSettlement) =>
    state === 'sent' && message ? [{ subscriberId, message, bulkId: bulkIdOf(broadcastId) }] : [];
}

function keyOf(messageId: string, externalId: string): string {
  return `${messageId} ${externalId}`;
}

async function settleAlike(tx: Transaction, broadcastId: number, group: RecipientSettlement[]): Promise<End[]> {
  const [first] = group;
  if (!first) return [];
  const { state, messageId, reason, notBefore, recipient } = first;
  return (
    tx.db
      .updateTable('broadcast_recipients')
      .set({
        state,
        message_id: messageId ?? null,
        reason: reason ?? null,
        attempts: recipient.attempts,
        not_before: notBefore ?? 0,
        settled_at: state === 'waiting' ? null : tx.now,
      })
      .where('broadcast_id', '=', broadcastId)
      .where(
        'subscriber_id',
        'in',
        group.map((one) => one.recipient.subscriberId),
      )
      // Who has been forgotten in the meantime is not being sent to any more.
      .where('state', '=', 'sending')
      .returning(['messenger', 'state'])
      .execute()
  );
}

type Reported = Partial<Pick<BroadcastRecipientsTable, 'delivered_at' | 'seen_at' | 'failed_at' | 'reason'>>;

async function note(
  tx: Transaction,
  { broadcastId, subscriberId }: { broadcastId: number; subscriberId: number },
  receipt: Receipt,
): Promise<void> {
  await tx.db
    .updateTable('broadcast_recipients')
    .set(reported(receipt, tx.now))
    .where('broadcast_id', '=', broadcastId)
    .where('subscriber_id', '=', subscriberId)
    .execute();
  const { status: state, reason = null } = receipt;
  await keepBulkFate(tx, { subscriberId, bulkId: bulkIdOf(broadcastId) }, { state, reason });
  // Viber alone reports what becomes of a message.
  if (receipt.status === 'failed') await new Ends(broadcastId).add([{ messenger: 'viber', state: 'failed' }]).count(tx);
}

function reported({ status, reason = 'failed' }: Receipt, now: number): Reported & { state?: RecipientState } {
  switch (status) {
    case 'delivered':
      return { delivered_at: now };
    case 'seen':
      return { seen_at: now };
    case 'failed':
      return { failed_at: now, state: 'failed', reason };
  }
}
