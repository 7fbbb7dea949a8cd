import type { LocalTime } from '../domain/local-time.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { SaleState } from '../domain/sale.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { saleFromRow, type Sale } from './ledger.ts';
import salesExport, { type SalesExport } from './sales-export.ts';

/** A sale with whose it is. */
export type DeskSale = Sale & {
  seller: string | null;
  phone: string | null;
  messenger: MessengerName;
  /** When it is tried again, while it is on its way to the club. */
  nextTryAt: number;
  refusalCode: number | null;
  settledAt: number | null;
  fate: string | null;
  fateComment: string | null;
};

export type SaleFilter = {
  botId: string;
  states?: readonly SaleState[] | undefined;
  serial?: string | undefined;
  /** Digits of the seller's number, all or a part. */
  phone?: string | undefined;
  /** Of one profile. */
  subscriberId?: number | undefined;
  /** Captured from then on, and before then. */
  from?: number | undefined;
  to?: number | undefined;
  /** Only what stands before this row, for the next page. */
  before?: number | undefined;
  limit: number;
};

/** An export of a million sales takes a minute or two. */
const EXPORT_TIME = 15 * 60_000;

/** The ledger as staff see it: search it, and have a sale brought to the club once more. */
export class SalesDesk {
  readonly #store: Store;
  readonly #zone: string;

  constructor(props: { store: Store; localTime: LocalTime }) {
    this.#store = props.store;
    this.#zone = props.localTime.zone;
  }

  /** A workbook of the sales, made as it is taken. */
  export(filter: SalesExport['filter'], signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.#store.long.rows(salesExport, { filter, zone: this.#zone }, { signal, timeLimitMs: EXPORT_TIME });
  }

  /** The newest first. */
  async list(filter: SaleFilter): Promise<DeskSale[]> {
    return listSales(this.#store.read, filter);
  }

  async byId(botId: string, id: number): Promise<DeskSale | undefined> {
    const row = await sales(this.#store.read)
      .where('sales.bot_id', '=', botId)
      .where('sales.id', '=', id)
      .executeTakeFirst();
    return row && toDeskSale(row);
  }

  /**
   * Has a sale brought to the club again, now: one that waits for its turn, or that the club has refused. Answers the
   * state it was in; undefined when there is no such sale, and changes nothing of one that is registered, is being posted
   * at this moment, or needs its seller.
   */
  async retry(tx: Transaction, botId: string, id: number): Promise<{ state: SaleState; isDue: boolean } | undefined> {
    const row = await tx.db
      .selectFrom('sales')
      .select(['state', 'waits_for_sign_in'])
      .where('bot_id', '=', botId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    const { state } = row;
    const isDue = (state === 'captured' || state === 'in doubt' || state === 'refused') && row.waits_for_sign_in === 0;
    if (!isDue) return { state, isDue };
    const anew = { refusal: null, refusal_code: null, refusal_comment: null, settled_at: null, told_saved_at: null };
    await tx.db
      .updateTable('sales')
      // What was refused may have been registered meanwhile by other means: it is looked up before it is posted.
      .set({ next_try_at: tx.now, ...(state === 'refused' && { ...anew, state: 'in doubt' }) })
      .where('id', '=', id)
      .execute();
    return { state, isDue };
  }
}

/** Also for long reads, which have a connection of their own. */
export async function listSales(db: Queries, filter: SaleFilter): Promise<DeskSale[]> {
  const { states, serial, phone, subscriberId, from, to, before } = filter;
  let query = sales(db).where('sales.bot_id', '=', filter.botId).orderBy('sales.id', 'desc').limit(filter.limit);
  if (states !== undefined) query = query.where('sales.state', 'in', [...states]);
  if (serial !== undefined) query = query.where('serial', '=', serial);
  if (phone !== undefined) query = query.where('phone', 'like', `%${phone}%`);
  if (subscriberId !== undefined) query = query.where('subscriber_id', '=', subscriberId);
  if (from !== undefined) query = query.where('captured_at', '>=', from);
  if (to !== undefined) query = query.where('captured_at', '<', to);
  if (before !== undefined) query = query.where('sales.id', '<', before);
  return (await query.execute()).map(toDeskSale);
}

function sales(db: Queries) {
  return db
    .selectFrom('sales')
    .innerJoin('subscribers', 'subscribers.id', 'sales.subscriber_id')
    .selectAll('sales')
    .select(['subscribers.name as seller', 'subscribers.phone as phone', 'subscribers.messenger as messenger']);
}

type Row = Awaited<ReturnType<ReturnType<typeof sales>['execute']>>[number];

function toDeskSale(row: Row): DeskSale {
  return {
    ...saleFromRow(row),
    seller: row.seller,
    phone: row.phone,
    messenger: row.messenger,
    nextTryAt: row.next_try_at,
    refusalCode: row.refusal_code,
    settledAt: row.settled_at,
    fate: row.fate,
    fateComment: row.fate_comment,
  };
}
