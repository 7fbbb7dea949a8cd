import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTLED } from '../domain/sale.ts';
import { SIGN_IN_HISTORY } from '../domain/sign-in-limits.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';

/** Traces go within a day or two; who was forgotten earlier than this has left none. */
const LOOKED_BACK = 30 * 24 * 60 * 60_000;
/** No messenger repeats an update for longer. */
const REPEATED_FOR = 24 * 60 * 60_000;
/** What stands in place of the messenger's id of somebody who has been forgotten. */
const FORGOTTEN = 'forgotten-';
const NOTHING_SAID = JSON.stringify({ kind: 'message', message: { text: { text: '', marks: [] } } });

/**
 * Erases a person from the bot. What stays are rows without a person: sales by serial number and promotion, as the
 * books need them, and counts of messages. The sign-in events of the last day stay too, so that nobody gets around the
 * limits on SMS codes by being forgotten, and so do words still to be sent: {@link Forgetting.clearTraces} takes them.
 */
export class Forgetting {
  readonly #store: Store;
  readonly #photoFolder: string;

  constructor(props: { store: Store; photoFolder: string }) {
    this.#store = props.store;
    this.#photoFolder = props.photoFolder;
  }

  /** How many sales of theirs the club has not answered yet, and whether one of them is with it at this moment. */
  async openSales(subscriber: Subscriber): Promise<{ count: number; isPosting: boolean }> {
    const rows = await this.#store.read
      .selectFrom('sales')
      .select('state')
      .where('subscriber_id', '=', subscriber.id)
      .where('state', 'not in', SETTLED)
      .execute();
    return { count: rows.length, isPosting: rows.some((row) => row.state === 'posting') };
  }

  /** Removes their photos from the disk, but for those that somebody else has sent too. Safe to repeat. */
  async removePhotos(subscriber: Subscriber): Promise<void> {
    const rows = await this.#store.read
      .selectFrom('photos')
      .select('file')
      .where('subscriber_id', '=', subscriber.id)
      .where('file', 'not in', (query) =>
        query.selectFrom('photos').select('file').where('subscriber_id', '<>', subscriber.id),
      )
      .execute();
    for (const { file } of rows) await rm(join(this.#photoFolder, file), { force: true });
  }

  /**
   * Erases everything about them from the tables; their next word makes them somebody new. The update that asks for it
   * has to be marked done before, in this transaction.
   */
  async forget(tx: Transaction, subscriber: Subscriber): Promise<void> {
    await closeSales(tx, subscriber.id);
    await dropBatches(tx, subscriber.id);
    await dropDialog(tx, subscriber.id);
    for (const table of [
      'photos',
      'club_sessions',
      'fate_checks',
      'conversations',
      'subscriber_phones',
      'subscriber_actions',
    ] as const)
      await tx.db.deleteFrom(table).where('subscriber_id', '=', subscriber.id).execute();
    await leaveBroadcasts(tx, subscriber);
    await emptyInbox(tx, subscriber);
    await eraseProfile(tx, subscriber.id);
    await eraseTraces(tx);
  }

  /** Erases what could not go at once and can go now; to be called every day. */
  async clearTraces(): Promise<void> {
    await this.#store.write(eraseTraces);
  }
}

async function closeSales(tx: Transaction, subscriberId: number): Promise<void> {
  const sales = tx.db.updateTable('sales').where('subscriber_id', '=', subscriberId);
  await sales
    .set({ photo_id: null, receipt_photo_id: null, batch_id: null, refusal_comment: null, fate_comment: null })
    .execute();
  await sales
    .set({ state: 'refused', refusal: 'forgotten', settled_at: tx.now })
    .where('state', 'not in', SETTLED)
    .execute();
}

/** Lists and albums they sent; the sales that came of them are in the ledger. */
async function dropBatches(tx: Transaction, subscriberId: number): Promise<void> {
  const theirs = tx.db.selectFrom('batches').select('id').where('subscriber_id', '=', subscriberId);
  await tx.db.deleteFrom('batch_items').where('batch_id', 'in', theirs).execute();
  await tx.db.deleteFrom('batches').where('subscriber_id', '=', subscriberId).execute();
}

/** They get none that is on its way; that they were one of so many recipients stays, for the counts. */
async function leaveBroadcasts(tx: Transaction, { id, botId }: Subscriber): Promise<void> {
  const theirs = () =>
    tx.db
      .updateTable('broadcast_recipients')
      .where('broadcast_id', 'in', (query) => query.selectFrom('broadcasts').select('id').where('bot_id', '=', botId))
      .where('subscriber_id', '=', id);
  await theirs().set({ message_id: null }).execute();
  await theirs().set({ state: 'left out', reason: 'forgotten' }).where('state', 'in', ['waiting', 'sending']).execute();
}

/** Everything that was ever said, and the dialog. How long support took, and what was thought of it, stays without them. */
async function dropDialog(tx: Transaction, subscriberId: number): Promise<void> {
  const dialogs = tx.db.selectFrom('dialogs').select('id').where('subscriber_id', '=', subscriberId);
  await tx.db
    .updateTable('dialog_cases')
    .set({ dialog_id: null, sale_id: null })
    .where('dialog_id', 'in', dialogs)
    .execute();
  await tx.db.deleteFrom('drafts').where('dialog_id', 'in', dialogs).execute();
  await tx.db.deleteFrom('dialogs').where('subscriber_id', '=', subscriberId).execute();
  await eraseMessages(tx, [subscriberId]);
}

async function eraseMessages(tx: Transaction, subscriberIds: readonly number[]): Promise<void> {
  const theirs = tx.db.selectFrom('messages').select('id').where('subscriber_id', 'in', subscriberIds);
  await tx.db.deleteFrom('message_versions').where('message_id', 'in', theirs).execute();
  await tx.db.deleteFrom('messages').where('subscriber_id', 'in', subscriberIds).execute();
}

/**
 * What they wrote, up to the wish to be forgotten, which is marked done before its effects; what waits came after it
 * and is for later. The rows stay for a day for their keys: a messenger may repeat an update.
 */
async function emptyInbox(tx: Transaction, { id, botId, messenger, externalId }: Subscriber): Promise<void> {
  await tx.db
    .updateTable('inbox')
    .set({ sender: FORGOTTEN + id, payload: '{}', error: null, state: 'done' })
    .where('bot_id', '=', botId)
    .where('messenger', '=', messenger)
    .where('sender', '=', externalId)
    .where('state', '<>', 'waiting')
    .execute();
}

async function eraseProfile(tx: Transaction, subscriberId: number): Promise<void> {
  const nothing = { name: null, username: null, language: null, country: null, device: null, avatar_url: null };
  await tx.db
    .updateTable('subscribers')
    .set({
      ...nothing,
      external_id: FORGOTTEN + subscriberId,
      source: null,
      phone: null,
      state: 'unsubscribed',
      state_changed_at: tx.now,
    })
    .where('id', '=', subscriberId)
    .execute();
}

/** What could not go at once, of everybody forgotten: words that had still to be sent, keys and sign-ins of the last day. */
async function eraseTraces(tx: Transaction): Promise<void> {
  const rows = await tx.db
    .selectFrom('subscribers')
    .select('id')
    .where('external_id', 'like', `${FORGOTTEN}%`)
    .where('state_changed_at', '>', tx.now - LOOKED_BACK)
    .execute();
  if (rows.length === 0) return;
  const forgotten = rows.map((row) => row.id);
  await erasePresence(tx, forgotten);
  const senders = forgotten.map((id) => FORGOTTEN + id);
  await tx.db
    .updateTable('outbox')
    .set({ operation: NOTHING_SAID, recipient: FORGOTTEN, error: null })
    .where('subscriber_id', 'in', forgotten)
    .where('state', 'not in', ['waiting', 'sending'])
    .where('recipient', '<>', FORGOTTEN)
    .execute();
  await eraseMessages(tx, forgotten);
  await tx.db
    .deleteFrom('inbox')
    .where('sender', 'in', senders)
    .where('state', '=', 'done')
    .where('received_at', '<=', tx.now - REPEATED_FOR)
    .execute();
  await tx.db
    .deleteFrom('sign_in_events')
    .where('subscriber_id', 'in', forgotten)
    .where('at', '<=', tx.now - SIGN_IN_HISTORY)
    .execute();
}

/** On which days they were there: the counts stay. Not before all of it is counted, or it would be counted anew. */
async function erasePresence(tx: Transaction, forgotten: number[]): Promise<void> {
  await tx.db
    .deleteFrom('statistic_presence')
    .where('subscriber_id', 'in', forgotten)
    .where('subscriber_id', 'not in', (query) =>
      query
        .selectFrom('statistic_changes')
        .select('subscriber_id')
        .where('subscriber_id', 'is not', null)
        .$narrowType<{ subscriber_id: number }>(),
    )
    .execute();
}
