import type { Profiles } from '../audience/profiles.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Clock } from '../domain/clock.ts';
import type { LocalTime } from '../domain/local-time.ts';
import { GRACE_DAYS } from '../domain/promotion-dates.ts';
import type { Store } from '../store/store.ts';
import { notPaused } from '../store/tables/bot-pauses.ts';
import { isThere } from './is-there.ts';
import { saleFromRow, type Sale } from './ledger.ts';
import { isQuiet } from './quiet-hours.ts';
import type { TellSale } from './sale-news.ts';

export type LateSalesProps = {
  store: Store;
  profiles: Profiles;
  outbox: Outbox;
  localTime: LocalTime;
  clock: Clock;
  tell: TellSale;
  onCommit: (botId: string) => void;
};

const DAY = 24 * 60 * 60_000;
const PER_ROUND = 100;

/** Tells sellers, once and in the daytime, of sales that waited for them for longer than the promotion's days of grace. */
export class LateSales {
  readonly #props: LateSalesProps;

  constructor(props: LateSalesProps) {
    this.#props = props;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { localTime, clock } = this.#props;
    if (isQuiet(localTime, clock.now())) return;
    for (const sale of await this.#late()) if (!signal.aborted) await this.#tell(sale);
  }

  /** What is on its way to the club is not among them: the club itself decides whether that is too late. */
  async #late(): Promise<Sale[]> {
    const { store, localTime, clock } = this.#props;
    const rows = await store.read
      .selectFrom('sales')
      .innerJoin('subscribers', 'subscribers.id', 'sales.subscriber_id')
      .selectAll('sales')
      .where('subscribers.state', '=', 'active')
      .where((where) => where.or([where('sales.state', '=', 'needs model'), where('waits_for_sign_in', '=', 1)]))
      .where('sales.state', 'in', ['captured', 'in doubt', 'needs model'])
      .where('action_ends', '<', localTime.date(clock.now() - GRACE_DAYS * DAY))
      .where('told_late_at', 'is', null)
      .where(notPaused('sales.bot_id'))
      .limit(PER_ROUND)
      .execute();
    return rows.map(saleFromRow);
  }

  async #tell(sale: Sale): Promise<void> {
    const { store, profiles, outbox, tell, onCommit } = this.#props;
    const seller = await profiles.byId(sale.subscriberId);
    if (!seller) return;
    const operations = tell(seller, { kind: 'too late', sale }).map((message) => ({
      kind: 'message' as const,
      message,
    }));
    await store.write(async (tx) => {
      if (!(await isThere(tx, seller.id))) return;
      await tx.db.updateTable('sales').set({ told_late_at: tx.now }).where('id', '=', sale.id).execute();
      await tx.db
        .updateTable('sales')
        .set({ state: 'refused', refusal: 'too late' })
        .where('id', '=', sale.id)
        .where('state', '=', 'needs model')
        .execute();
      await outbox.add(tx, seller, operations);
    });
    onCommit(sale.botId);
  }
}
