import type { ItemProblem } from '../domain/batch-problem.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { BatchItemsTable } from '../store/tables/batches.ts';
import type { Batch, BatchItem, ItemPick } from './batch.ts';
import { saleFromRow, type CapturedSerial, type Ledger, type Sale } from './ledger.ts';

/** What becomes of one serial number or photo: a sale at once, or something for the seller to look at. */
export type NewItem =
  | { captured: CapturedSerial }
  | { problem: ItemProblem; given?: string | undefined; photoId?: number | undefined; pick?: ItemPick };

/** Photos without an album belong together when no more than so many milliseconds lie between them. */
export const TOGETHER = 15_000;
const MOST_PHOTOS = 50;

/** Batches and their items. Each sale of a batch is an ordinary row of the ledger. */
export class Batches {
  readonly #store: Store;
  readonly #ledger: Ledger;
  #touched = new Set<number>();

  constructor(props: { store: Store; ledger: Ledger }) {
    this.#store = props.store;
    this.#ledger = props.ledger;
  }

  /** Begins a batch; answers its id. */
  async open(tx: Transaction, seller: Subscriber, source: Batch['source'], album?: string): Promise<number> {
    const row = await tx.db
      .insertInto('batches')
      .values({
        bot_id: seller.botId,
        subscriber_id: seller.id,
        source,
        album: album ?? null,
        opened_at: tx.now,
        last_item_at: tx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /** Adds to a batch, which is then told of anew; a serial number that is in it already is not taken twice. */
  async add(tx: Transaction, seller: Subscriber, batchId: number, item: NewItem): Promise<void> {
    this.touch(batchId);
    const reopened = { last_item_at: tx.now, finished_at: null };
    await tx.db.updateTable('batches').set(reopened).where('id', '=', batchId).execute();
    const row = 'captured' in item ? await this.#rowOf(tx, seller, batchId, item.captured) : problemRow(item);
    await tx.db
      .insertInto('batch_items')
      .values({ ...row, batch_id: batchId })
      .execute();
  }

  /** Makes a sale of an item that needed the seller. */
  async fix(tx: Transaction, seller: Subscriber, batchId: number, item: BatchItem, captured: CapturedSerial) {
    this.touch(batchId);
    const saleId = await this.#ledger.capture(tx, seller, { ...captured, batchId, waitsForSignIn: false });
    const done = { sale_id: saleId, given: captured.serial, problem: null, pick: null };
    await tx.db.updateTable('batch_items').set(done).where('id', '=', item.id).execute();
  }

  /** The seller leaves an item as it is. */
  async skip(tx: Transaction, batchId: number, item: BatchItem): Promise<void> {
    this.touch(batchId);
    await tx.db.updateTable('batch_items').set({ skipped_at: tx.now }).where('id', '=', item.id).execute();
  }

  /** The batch that a photo belongs to: the one of its album, or the one whose last photo has come just now. */
  async ofPhoto(subscriberId: number, album: string | undefined, now: number): Promise<number | undefined> {
    const batches = this.#store.read
      .selectFrom('batches')
      .select([
        'id',
        (select) =>
          select
            .selectFrom('batch_items')
            .select((one) => one.fn.countAll<number>().as('n'))
            .whereRef('batch_items.batch_id', '=', 'batches.id')
            .as('count'),
      ])
      .where('subscriber_id', '=', subscriberId)
      .where('source', '=', 'photos')
      .orderBy('id', 'desc');
    const row = await (
      album === undefined
        ? batches.where('album', 'is', null).where('last_item_at', '>=', now - TOGETHER)
        : batches.where('album', '=', album)
    ).executeTakeFirst();
    return row && (row.count ?? 0) < MOST_PHOTOS ? row.id : undefined;
  }

  /** Whether the batch will tell of this sale, so that nothing else has to. */
  async tellsOf(tx: Transaction, sale: Sale): Promise<boolean> {
    if (sale.batchId === null) return false;
    this.touch(sale.batchId);
    const row = await tx.db
      .selectFrom('batches')
      .select('finished_at')
      .where('id', '=', sale.batchId)
      .executeTakeFirst();
    return row !== undefined && row.finished_at === null;
  }

  /** Something has happened that the batch may have to tell of. */
  touch(batchId: number): void {
    this.#touched.add(batchId);
  }

  /** Which batches something has happened to since this was asked last. */
  takeTouched(): number[] {
    const touched = [...this.#touched];
    this.#touched = new Set();
    return touched;
  }

  async unfinished(): Promise<number[]> {
    const rows = await this.#store.read.selectFrom('batches').select('id').where('finished_at', 'is', null).execute();
    return rows.map((row) => row.id);
  }

  /** A batch as it stands; within a transaction, on its connection. */
  async find(id: number, db: Queries = this.#store.read): Promise<Batch | undefined> {
    const row = await db.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const items = await db.selectFrom('batch_items').selectAll().where('batch_id', '=', id).orderBy('id').execute();
    const saleIds = items.flatMap((item) => item.sale_id ?? []);
    const sales = await db.selectFrom('sales').selectAll().where('id', 'in', saleIds).execute();
    const byId = new Map(sales.map((sale) => [sale.id, saleFromRow(sale)]));
    return {
      id,
      botId: row.bot_id,
      subscriberId: row.subscriber_id,
      source: row.source,
      messageOutboxId: row.message_outbox_id,
      shown: row.shown,
      toldSlowAt: row.told_slow_at,
      openedAt: row.opened_at,
      lastItemAt: row.last_item_at,
      finishedAt: row.finished_at,
      items: items.map((item, at) => itemOf(item, at + 1, byId)),
    };
  }

  async #rowOf(tx: Transaction, seller: Subscriber, batchId: number, captured: CapturedSerial) {
    const row = { given: captured.serial, photo_id: captured.photoId ?? null };
    const known = await tx.db.selectFrom('batch_items').select('given').where('batch_id', '=', batchId).execute();
    if (known.some((one) => one.given?.toUpperCase() === captured.serial.toUpperCase()))
      return { ...row, problem: 'repeated' as const };
    // Not "waits for sign-in": the poster asks for that once the whole batch has come.
    const saleId = await this.#ledger.capture(tx, seller, { ...captured, batchId, waitsForSignIn: false });
    return { ...row, sale_id: saleId };
  }
}

function problemRow({ problem, given, photoId, pick }: Extract<NewItem, { problem: ItemProblem }>) {
  return { problem, given: given ?? null, photo_id: photoId ?? null, pick: pick ? JSON.stringify(pick) : null };
}

type ItemRow = Omit<BatchItemsTable, 'id'> & { id: number };

function itemOf(row: ItemRow, number: number, sales: Map<number, Sale>): BatchItem {
  return {
    id: row.id,
    number,
    given: row.given,
    isPhoto: row.photo_id !== null || row.given === null,
    problem: row.problem,
    pick: row.pick === null ? null : JSON.parse(row.pick),
    sale: row.sale_id === null ? null : (sales.get(row.sale_id) ?? null),
    isSkipped: row.skipped_at !== null,
  };
}
