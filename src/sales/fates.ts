import type { SaleFate } from '../domain/sale.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { notPaused } from '../store/tables/bot-pauses.ts';
import { checkInterval, LONGEST_INTERVAL } from './check-interval.ts';
import type { Asked } from './club-access.ts';
import { saleFromRow, type Sale } from './ledger.ts';

/** A registered sale whose fate may still change, and how the club worded its state when it was last read. */
export type OpenFate = { saleId: number; serial: string; fate: SaleFate | null; status: string | null };

/** What the club's lists say of a sale. */
export type FoundFate = { fate: SaleFate; status: string; comment: string; model: string; points: number };

/** What became of a sale, to be told to its seller. */
export type FateNews = { sale: Sale; fate: SaleFate; comment: string };

const FINAL: SaleFate[] = ['on balance', 'rejected'];
/** So long after its registration the club is not asked after a sale any more. */
const LONGEST = 180 * 24 * 60 * 60_000;

/** What the club made of registered sales, whom to ask it for, and who knows of it. */
export class Fates {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Signed-in sellers of bots that work, with sales whose fate is open, and whose time to be compared has come. */
  async toCheck(now: number, limit: number): Promise<Asked[]> {
    return this.#store.read
      .selectFrom('sales')
      .innerJoin('club_sessions', 'club_sessions.subscriber_id', 'sales.subscriber_id')
      .leftJoin('fate_checks', 'fate_checks.subscriber_id', 'sales.subscriber_id')
      .select(['sales.subscriber_id as subscriberId', 'sales.bot_id as botId'])
      .distinct()
      .where('club_sessions.ended_at', 'is', null)
      .where('sales.state', '=', 'registered')
      .where(notPaused('sales.bot_id'))
      .where('sales.settled_at', '>', now - LONGEST)
      .where((where) => where.or([where('sales.fate', 'is', null), where('sales.fate', 'not in', FINAL)]))
      .where((where) =>
        where.or([
          where('fate_checks.next_check_at', 'is', null),
          where('fate_checks.next_check_at', '<=', now),
          // The clock has been set back.
          where('fate_checks.next_check_at', '>', now + LONGEST_INTERVAL),
        ]),
      )
      .orderBy('fate_checks.next_check_at')
      .limit(limit)
      .execute();
  }

  async open(subscriberId: number): Promise<OpenFate[]> {
    const rows = await this.#store.read
      .selectFrom('sales')
      .select(['id as saleId', 'serial', 'fate', 'club_status as status'])
      .where('subscriber_id', '=', subscriberId)
      .where('state', '=', 'registered')
      .where((where) => where.or([where('fate', 'is', null), where('fate', 'not in', FINAL)]))
      .execute();
    return rows;
  }

  /** Keeps what was found out. That a sale waits for its confirmation is no news at first. */
  async note(tx: Transaction, open: OpenFate, found: FoundFate): Promise<void> {
    if (found.model !== '') await this.#nameModel(tx, open, found);
    const isNews = found.fate !== open.fate;
    const isTold = found.fate === 'for confirmation' && open.fate === null;
    await tx.db
      .updateTable('sales')
      .set({
        club_status: found.status,
        ...(isNews && {
          fate: found.fate,
          fate_comment: found.comment,
          fate_at: tx.now,
          fate_told_at: isTold ? tx.now : null,
        }),
      })
      .where('id', '=', open.saleId)
      .execute();
  }

  /** A sale whose model could not be found out when it was registered is told by the name that the club lists. */
  async #nameModel(tx: Transaction, { saleId }: OpenFate, { model, points }: FoundFate): Promise<void> {
    await tx.db
      .updateTable('sales')
      .set({ model_name: model, points })
      .where('id', '=', saleId)
      .where('model_name', 'is', null)
      .execute();
  }

  /** Sets when this seller is looked at next. */
  async checked(tx: Transaction, subscriberId: number, withNews: boolean): Promise<void> {
    const before = await tx.db
      .selectFrom('fate_checks')
      .select('checks_without_news as count')
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    const count = withNews || !before ? 0 : before.count + 1;
    const row = { next_check_at: tx.now + checkInterval(count), checks_without_news: count };
    await tx.db
      .insertInto('fate_checks')
      .values({ subscriber_id: subscriberId, ...row })
      .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet(row))
      .execute();
  }

  /** News for active sellers of bots that work that nobody has told them yet, the oldest first. */
  async toTell(limit: number): Promise<FateNews[]> {
    const rows = await this.#store.read
      .selectFrom('sales')
      .innerJoin('subscribers', 'subscribers.id', 'sales.subscriber_id')
      .selectAll('sales')
      .where('sales.fate_at', 'is not', null)
      .where('sales.fate_told_at', 'is', null)
      .where(notPaused('sales.bot_id'))
      .where('subscribers.state', '=', 'active')
      .orderBy('sales.id')
      .limit(limit)
      .execute();
    return rows.flatMap((row) =>
      row.fate === null ? [] : [{ sale: saleFromRow(row), fate: row.fate, comment: row.fate_comment ?? '' }],
    );
  }

  /** False when they have been told meanwhile. */
  async told(tx: Transaction, { sale }: FateNews): Promise<boolean> {
    const result = await tx.db
      .updateTable('sales')
      .set({ fate_told_at: tx.now })
      .where('id', '=', sale.id)
      .where('fate_told_at', 'is', null)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  /** Whether the seller wants to be told. */
  async isWanted(subscriberId: number): Promise<boolean> {
    const row = await this.#store.read
      .selectFrom('subscribers')
      .select('fates_off_at')
      .where('id', '=', subscriberId)
      .executeTakeFirst();
    return row?.fates_off_at === null;
  }

  async want(tx: Transaction, subscriberId: number, wanted: boolean): Promise<void> {
    await tx.db
      .updateTable('subscribers')
      .set({ fates_off_at: wanted ? null : tx.now })
      .where('id', '=', subscriberId)
      .execute();
  }
}
