import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTLED } from '../domain/sale.ts';
import { SIGN_IN_HISTORY } from '../domain/sign-in-limits.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { eraseLateWords, eraseMessages, erasePerson, FORGOTTEN, type Erasure } from './erase-person.ts';

/** Traces go within a day or two; who was forgotten earlier than this has left none. */
const LOOKED_BACK = 30 * 24 * 60 * 60_000;
/** No messenger repeats an update for longer. */
const REPEATED_FOR = 24 * 60 * 60_000;
const NOTHING_SAID = JSON.stringify({ kind: 'message', message: { text: { text: '', marks: [] } } });

/** That a person was erased, without anything about the person: the id is of a row in which nothing stands any more. */
export type ForgettingCertificate = Erasure & {
  subscriber: number;
  botId: string;
  messenger: MessengerName;
  at: number;
};

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
   * has to be marked done before, in this transaction. Answers the proof that it was done.
   */
  async forget(tx: Transaction, subscriber: Subscriber): Promise<ForgettingCertificate> {
    const { erased, kept } = await erasePerson(tx, subscriber);
    await eraseTraces(tx);
    const { id, botId, messenger } = subscriber;
    return { subscriber: id, botId, messenger, at: tx.now, erased, kept };
  }

  /** Erases what could not go at once and can go now; to be called every day. */
  async clearTraces(): Promise<void> {
    await this.#store.write(eraseTraces);
  }
}

/** What could not go at once, of everybody forgotten: words that had still to be sent, keys and sign-ins of the last day. */
async function eraseTraces(tx: Transaction): Promise<void> {
  const rows = await tx.db
    .selectFrom('subscribers')
    .select('id')
    .where('forgotten_at', '>', tx.now - LOOKED_BACK)
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
  await eraseLateWords(tx, forgotten);
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
