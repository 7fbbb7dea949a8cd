import { createHash } from 'node:crypto';
import type { Club, ClubFailure } from '../club/club.ts';
import type { Action } from '../club/club-types.ts';
import type { LocalTime } from '../domain/local-time.ts';
import { inForce, lastDay, takesSale } from '../domain/promotion-dates.ts';
import { success, type Result } from '../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { notPaused } from '../store/tables/bot-pauses.ts';

/** A model by name and points, as the club's promotions describe it. */
export type PromotedModel = { name: string; points: number };

/** Who asks: promotions are what the club shows this seller. */
export type Asking = { subscriberId: number; session: string; club: Club };

type Stored = { actions: Action[]; fetchedAt: number; checkedAt: number };

type Ids = { actionId?: string | undefined; modelId?: string | undefined };

const DAY = 24 * 60 * 60_000;
/** GetChanges is asked no more often than this for one seller. */
const LOOK_EVERY = 10 * 60_000;

/**
 * The club's promotions as each seller last saw them, stored once per distinct content; read again once a day, and when
 * GetChanges says so. Registrations are answered with ids alone (specification L1240–1255): names and points are here.
 */
export class Promotions {
  readonly #store: Store;
  readonly #localTime: LocalTime;

  constructor(props: { store: Store; localTime: LocalTime }) {
    this.#store = props.store;
    this.#localTime = props.localTime;
  }

  /** The promotions that run today for this seller, those that end first at the front. */
  async running(seller: Asking, now: number): Promise<Result<Action[], ClubFailure>> {
    const actions = await this.#upToDate(seller, now);
    if (!actions.ok) return actions;
    const today = this.#localTime.date(now);
    return success(firstToEnd(actions.value.filter((action) => inForce(action, today))));
  }

  /** The promotions in which a sale captured at `capturedAt` can be registered now, those in their days of grace too. */
  async open(seller: Asking, capturedAt: number, now: number): Promise<Result<Action[], ClubFailure>> {
    const actions = await this.#upToDate(seller, now);
    if (!actions.ok) return actions;
    const [day, today] = [this.#localTime.date(capturedAt), this.#localTime.date(now)];
    return success(firstToEnd(actions.value.filter((action) => takesSale(action, day, today))));
  }

  /**
   * The end of the last promotion that was in force when the sale was captured, has ended since, and is in its days of
   * grace, `YYYY-MM-DD`; undefined when none is known.
   */
  async endedSince(subscriberId: number, capturedAt: number, now: number): Promise<string | undefined> {
    const [day, today] = [this.#localTime.date(capturedAt), this.#localTime.date(now)];
    const stored = await this.#stored(subscriberId);
    const ended = (stored?.actions ?? []).filter((one) => takesSale(one, day, today) && !inForce(one, today));
    const last = firstToEnd(ended).at(-1);
    return last && lastDay(last);
  }

  /** The model, asked of the club when it is not among what is stored. Undefined when it cannot be found out now. */
  async model(seller: Asking, ids: Ids): Promise<PromotedModel | undefined> {
    const stored = findModel((await this.#stored(seller.subscriberId))?.actions ?? [], ids);
    if (stored || ids.modelId === undefined) return stored;
    const answer = await this.refresh(seller);
    return answer.ok ? findModel(answer.value, ids) : undefined;
  }

  /** The last day of a promotion, `YYYY-MM-DD`; undefined when it cannot be found out now. */
  async endOf(seller: Asking, actionId: string | undefined): Promise<string | undefined> {
    if (actionId === undefined) return undefined;
    const stored = await this.#stored(seller.subscriberId);
    const answer = stored ? success(stored.actions) : await this.refresh(seller);
    const action = answer.ok ? answer.value.find((one) => one.id === actionId) : undefined;
    return action && lastDay(action);
  }

  /** Reads the promotions from the club and keeps them; those that it lists no more, too, until their days of grace are over. */
  async refresh(seller: Asking): Promise<Result<Action[], ClubFailure>> {
    const answer = await seller.club.getActions(seller.session);
    return answer.ok ? success(await this.#keep(seller.subscriberId, answer.value)) : answer;
  }

  /** The club has contradicted what is stored: it is read anew when it is wanted next. */
  async doubt(tx: Transaction, subscriberId: number): Promise<void> {
    await tx.db
      .updateTable('subscriber_actions')
      .set({ fetched_at: 0, checked_at: 0 })
      .where('subscriber_id', '=', subscriberId)
      .execute();
  }

  /** Signed-in sellers of bots that work, whose promotions were read before `since`, the longest ago first. */
  async stale(since: number, limit: number): Promise<{ subscriberId: number; botId: string }[]> {
    return this.#store.read
      .selectFrom('subscriber_actions')
      .innerJoin('subscribers', 'subscribers.id', 'subscriber_actions.subscriber_id')
      .innerJoin('club_sessions', 'club_sessions.subscriber_id', 'subscriber_actions.subscriber_id')
      .select(['subscribers.id as subscriberId', 'subscribers.bot_id as botId'])
      .where('subscriber_actions.fetched_at', '<', since)
      .where('club_sessions.ended_at', 'is', null)
      .where(notPaused('subscribers.bot_id'))
      .orderBy('subscriber_actions.fetched_at')
      .limit(limit)
      .execute();
  }

  /** The club would not tell: what is stored has to do until the next day. */
  async leaveForADay(subscriberId: number): Promise<void> {
    await this.#store.write((tx) =>
      tx.db
        .updateTable('subscriber_actions')
        .set({ fetched_at: tx.now })
        .where('subscriber_id', '=', subscriberId)
        .execute(),
    );
  }

  /** What is stored is good enough while the club is away, but not for somebody it no longer knows. */
  async #upToDate(seller: Asking, now: number): Promise<Result<Action[], ClubFailure>> {
    const stored = await this.#stored(seller.subscriberId);
    if (!stored) return this.refresh(seller);
    const answer = await this.#renewed(seller, stored, now);
    const isAway = !answer.ok && answer.failure.kind === 'unavailable';
    return isAway ? success(stored.actions) : answer;
  }

  async #renewed(seller: Asking, stored: Stored, now: number): Promise<Result<Action[], ClubFailure>> {
    if (!isWithin(DAY, stored.fetchedAt, now)) return this.refresh(seller);
    if (isWithin(LOOK_EVERY, stored.checkedAt, now)) return success(stored.actions);

    const changes = await seller.club.getChanges(seller.session);
    if (!changes.ok) return changes;
    if (changes.value.actions) return this.refresh(seller);
    await this.#checked(seller.subscriberId);
    return success(stored.actions);
  }

  async #stored(subscriberId: number): Promise<Stored | undefined> {
    const row = await this.#store.read
      .selectFrom('subscriber_actions')
      .innerJoin('action_sets', 'action_sets.hash', 'subscriber_actions.hash')
      .select(['action_sets.actions', 'subscriber_actions.fetched_at', 'subscriber_actions.checked_at'])
      .where('subscriber_actions.subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    return row && { actions: JSON.parse(row.actions), fetchedAt: row.fetched_at, checkedAt: row.checked_at };
  }

  async #keep(subscriberId: number, listed: Action[]): Promise<Action[]> {
    const before = (await this.#stored(subscriberId))?.actions ?? [];
    return this.#store.write(async (tx) => {
      const actions = [...listed, ...this.#inGrace(before, listed, tx.now)];
      const content = JSON.stringify(actions);
      const hash = createHash('sha256').update(content).digest('hex');
      await tx.db
        .insertInto('action_sets')
        .values({ hash, actions: content, stored_at: tx.now })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
      const seen = { hash, fetched_at: tx.now, checked_at: tx.now };
      await tx.db
        .insertInto('subscriber_actions')
        .values({ subscriber_id: subscriberId, ...seen })
        .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet(seen))
        .execute();
      return actions;
    });
  }

  /** The club lists only what runs, but takes sales of the last days for three days more (specification, PostSNModel). */
  #inGrace(before: Action[], listed: Action[], now: number): Action[] {
    const today = this.#localTime.date(now);
    const isListed = (action: Action) => listed.some((one) => one.id === action.id);
    return before.filter((one) => !isListed(one) && !inForce(one, today) && takesSale(one, lastDay(one) ?? '', today));
  }

  async #checked(subscriberId: number): Promise<void> {
    await this.#store.write((tx) =>
      tx.db
        .updateTable('subscriber_actions')
        .set({ checked_at: tx.now })
        .where('subscriber_id', '=', subscriberId)
        .execute(),
    );
  }
}

function firstToEnd(actions: Action[]): Action[] {
  return actions.toSorted((a, b) => a.to.localeCompare(b.to));
}

/** False also for what lies ahead: the clock has been set back. */
function isWithin(milliseconds: number, moment: number, now: number): boolean {
  return moment <= now && moment > now - milliseconds;
}

function findModel(actions: Action[], ids: Ids): PromotedModel | undefined {
  const action = actions.find((one) => one.id === ids.actionId);
  return action?.models.find((model) => model.id === ids.modelId);
}
