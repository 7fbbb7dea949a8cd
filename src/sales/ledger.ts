import type { SaleKind, SaleSource, SaleState } from '../domain/sale.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { SalesTable } from '../store/tables/sales.ts';
import { LabelMemory } from './label-memory.ts';
import type { Label } from './label-shape.ts';

/** One attempt to register a serial number. */
export type Sale = {
  id: number;
  botId: string;
  subscriberId: number;
  kind: SaleKind;
  serial: string;
  source: SaleSource;
  photoId: number | null;
  state: SaleState;
  /** What a full registration has gathered; of a quick one, what the club has said. */
  actionId: string | null;
  modelId: string | null;
  modelName: string | null;
  points: number | null;
  receiptPhotoId: number | null;
  tradePointId: string | null;
  /** The promotion's last day, `YYYY-MM-DD`, where it is known. */
  actionEnds: string | null;
  attempts: number;
  waitsForSignIn: boolean;
  capturedAt: number;
  toldSavedAt: number | null;
  refusal: string | null;
  /** The club's own words when it refused. */
  refusalComment: string | null;
  /** The batch it came with. */
  batchId: number | null;
};

/** A serial number as it was captured. */
export type CapturedSerial = {
  serial: string;
  source: SaleSource;
  photoId?: number | undefined;
  capturedAt: number;
  /** Every code of the photographed label, for learning which of them the club takes. */
  label?: Label | undefined;
};

/** What full registration adds to it. */
export type ModelChoice = {
  actionId: string;
  actionEnds?: string | undefined;
  modelId: string;
  modelName: string;
  points: number;
  receiptPhotoId?: number | undefined;
  tradePointId?: string | undefined;
};

/** What is known of a sale once it is settled. */
export type SaleOutcome = Partial<
  Pick<
    SalesTable,
    'action_id' | 'action_ends' | 'model_id' | 'model_name' | 'points' | 'refusal' | 'refusal_code' | 'refusal_comment'
  >
>;

/** The sale ledger: a row before the club hears of a sale, and every change of its state. */
export class Ledger {
  readonly #store: Store;
  readonly #labels: LabelMemory;

  constructor(props: { store: Store }) {
    this.#store = props.store;
    this.#labels = new LabelMemory(props);
  }

  /** Writes a new sale down and answers its id; the poster takes it from there. */
  async capture(
    tx: Transaction,
    seller: Subscriber,
    sale: CapturedSerial & { waitsForSignIn: boolean; choice?: ModelChoice; batchId?: number },
  ): Promise<number> {
    const row = await tx.db
      .insertInto('sales')
      .values({
        bot_id: seller.botId,
        subscriber_id: seller.id,
        kind: sale.choice ? 'full' : 'quick',
        ...(sale.choice && columnsOf(sale.choice)),
        serial: sale.serial,
        source: sale.source,
        photo_id: sale.photoId ?? null,
        state: 'captured',
        waits_for_sign_in: sale.waitsForSignIn ? 1 : 0,
        attempts: 0,
        next_try_at: tx.now,
        captured_at: sale.capturedAt,
        batch_id: sale.batchId ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (sale.label) await this.#labels.keep(tx, seller.botId, row.id, sale.serial, sale.label);
    return row.id;
  }

  /** Turns a sale that needs its model (or more of what the model demands) into a full one, to be posted again. */
  async complete(tx: Transaction, sale: Sale, serial: string, choice: ModelChoice): Promise<void> {
    if (serial !== sale.serial) await this.#labels.drop(tx, sale.id);
    await tx.db
      .updateTable('sales')
      .set({
        kind: 'full',
        serial,
        ...columnsOf(choice),
        state: 'captured',
        attempts: 0,
        next_try_at: tx.now,
        told_saved_at: null,
        refusal: null,
        refusal_code: null,
        refusal_comment: null,
        settled_at: null,
      })
      .where('id', '=', sale.id)
      .execute();
  }

  /** The shop that the seller named last. */
  async lastTradePoint(subscriberId: number): Promise<string | undefined> {
    const row = await this.#store.read
      .selectFrom('sales')
      .select('trade_point_id')
      .where('subscriber_id', '=', subscriberId)
      .where('trade_point_id', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.trade_point_id ?? undefined;
  }

  async byId(id: number): Promise<Sale | undefined> {
    const row = await this.#store.read.selectFrom('sales').selectAll().where('id', '=', id).executeTakeFirst();
    return row && saleFromRow(row);
  }

  /** A seller's sales that are saved and not finished: on their way to the club, or waiting for the model; the newest first. */
  async inWork(subscriberId: number): Promise<Sale[]> {
    const rows = await this.#store.read
      .selectFrom('sales')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .where('state', 'in', ['captured', 'posting', 'in doubt', 'needs model'])
      .orderBy('id', 'desc')
      .execute();
    return rows.map(saleFromRow);
  }

  /** Sales that were being posted when the program stopped: the club may have them. */
  async doubtUnfinished(): Promise<void> {
    await this.#store.write((tx) =>
      tx.db
        .updateTable('sales')
        .set({ state: 'in doubt', next_try_at: tx.now })
        .where('state', '=', 'posting')
        .execute(),
    );
  }

  /**
   * Committed before the request leaves, so that a crash finds the sale in doubt. False when it has been settled
   * meanwhile, as its seller wished to be forgotten: then it is not to be posted.
   */
  async posting(sale: Sale): Promise<boolean> {
    const result = await this.#store.write((tx) =>
      tx.db
        .updateTable('sales')
        .set({ state: 'posting', attempts: sale.attempts })
        .where('id', '=', sale.id)
        .where('settled_at', 'is', null)
        .executeTakeFirst(),
    );
    return result.numUpdatedRows > 0n;
  }

  /** False when the sale has been settled before; what was settled stays so. */
  async settle(tx: Transaction, sale: Sale, state: SaleState, outcome: SaleOutcome): Promise<boolean> {
    const result = await tx.db
      .updateTable('sales')
      .set({ ...outcome, state, settled_at: tx.now })
      .where('id', '=', sale.id)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    const isNew = result.numUpdatedRows > 0n;
    if (isNew) await this.#labels.learn(tx, sale.id, state, outcome);
    if (isNew && state === 'registered') await this.#closeTwins(tx, sale);
    return isNew;
  }

  /** The same number that was sent once more, and waits for its model, needs nothing any more. */
  async #closeTwins(tx: Transaction, sale: Sale): Promise<void> {
    await tx.db
      .updateTable('sales')
      .set({ state: 'refused', refusal: 'already yours', settled_at: tx.now })
      .where('subscriber_id', '=', sale.subscriberId)
      .where('serial', '=', sale.serial)
      .where('state', '=', 'needs model')
      .where('id', '<>', sale.id)
      .execute();
  }

  async postpone(tx: Transaction, sale: Sale, state: 'captured' | 'in doubt', until: number): Promise<void> {
    await tx.db
      .updateTable('sales')
      .set({ state, next_try_at: until })
      .where('id', '=', sale.id)
      .where('settled_at', 'is', null)
      .execute();
  }

  /** Nothing can be done before the seller has signed in again. False when the sale has been settled meanwhile. */
  async waitForSignIn(tx: Transaction, sale: Sale, state: 'captured' | 'in doubt'): Promise<boolean> {
    const result = await tx.db
      .updateTable('sales')
      .set({ state, waits_for_sign_in: 1 })
      .where('id', '=', sale.id)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** The seller has signed in: what waited for that is due at once. */
  async signedIn(tx: Transaction, seller: Subscriber): Promise<void> {
    await tx.db
      .updateTable('sales')
      .set({ waits_for_sign_in: 0, next_try_at: tx.now })
      .where('subscriber_id', '=', seller.id)
      .where('waits_for_sign_in', '=', 1)
      .execute();
  }

  /** False when the sale has been settled meanwhile, or the seller has been told before: then nothing is to be said. */
  async toldSaved(tx: Transaction, sale: Sale): Promise<boolean> {
    const result = await tx.db
      .updateTable('sales')
      .set({ told_saved_at: tx.now })
      .where('id', '=', sale.id)
      .where('settled_at', 'is', null)
      .where('told_saved_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }
}

function columnsOf(choice: ModelChoice) {
  return {
    action_id: choice.actionId,
    action_ends: choice.actionEnds ?? null,
    model_id: choice.modelId,
    model_name: choice.modelName,
    points: choice.points,
    receipt_photo_id: choice.receiptPhotoId ?? null,
    trade_point_id: choice.tradePointId ?? null,
  };
}

/** A row of the table as the program knows it. */
export function saleFromRow(row: Omit<SalesTable, 'id'> & { id: number }): Sale {
  return {
    id: row.id,
    botId: row.bot_id,
    subscriberId: row.subscriber_id,
    kind: row.kind,
    serial: row.serial,
    source: row.source,
    photoId: row.photo_id,
    state: row.state,
    actionId: row.action_id,
    modelId: row.model_id,
    modelName: row.model_name,
    points: row.points,
    receiptPhotoId: row.receipt_photo_id,
    tradePointId: row.trade_point_id,
    actionEnds: row.action_ends,
    attempts: row.attempts,
    waitsForSignIn: row.waits_for_sign_in === 1,
    capturedAt: row.captured_at,
    toldSavedAt: row.told_saved_at,
    refusal: row.refusal,
    refusalComment: row.refusal_comment,
    batchId: row.batch_id,
  };
}
