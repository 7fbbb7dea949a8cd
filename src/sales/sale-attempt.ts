import type { ClubSessions } from '../audience/club-sessions.ts';
import type { Profiles } from '../audience/profiles.ts';
import type { ClubFailure } from '../club/club.ts';
import type { Registration, SnAnswer } from '../club/club-types.ts';
import type { Inbox } from '../delivery/inbox.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Photos } from '../delivery/photos.ts';
import { backOff } from '../domain/back-off.ts';
import type { Clock, Random } from '../domain/clock.ts';
import { daysBetween, type LocalTime } from '../domain/local-time.ts';
import { lastDayOfGrace } from '../domain/promotion-dates.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { ClubGate } from './club-gate.ts';
import type { RetryRule } from './club-health.ts';
import { registrationOf } from './club-registration.ts';
import type { Batches } from './batches.ts';
import type { Ledger, Sale, SaleOutcome } from './ledger.ts';
import { postSale } from './post-sale.ts';
import type { PromotedModel, Promotions } from './promotions.ts';
import { registeredBefore } from './registered-before.ts';
import { isWrongChoice, type SaleNews, type TellSale } from './sale-news.ts';

export type SaleAttemptProps = {
  store: Store;
  ledger: Ledger;
  batches: Batches;
  promotions: Promotions;
  photos: Photos;
  localTime: LocalTime;
  profiles: Profiles;
  sessions: ClubSessions;
  inbox: Inbox;
  outbox: Outbox;
  clock: Clock;
  random: Random;
  gateOf: (botId: string) => ClubGate | undefined;
  /** The waits before a sale is posted again. */
  retry: RetryRule;
  tell: TellSale;
  /** Called after each commit: there may be something to send. */
  onCommit: (botId: string) => void;
};

/** A seller waits so long, in milliseconds, before being told that the sale is saved and the answer will follow. */
export const PATIENCE = 4_000;

/** `inDoubt`: an earlier try may have registered the sale. */
type Attempt = { sale: Sale; seller: Subscriber; gate: ClubGate; session: string; inDoubt: boolean };

type Settled = 'registered' | 'needs model' | 'refused';

/** One try to bring a sale to the club, and everything that may come of it. */
export class SaleAttempt {
  readonly #props: SaleAttemptProps;

  constructor(props: SaleAttemptProps) {
    this.#props = props;
  }

  /** Posts the sale and settles it, or leaves it due at a later time. Throws only for what the store throws. */
  async make(sale: Sale): Promise<void> {
    const seller = await this.#props.profiles.byId(sale.subscriberId);
    const gate = this.#props.gateOf(sale.botId);
    if (!seller || !gate) return this.putOff(sale, this.#props.retry.most);
    const inDoubt = sale.state === 'in doubt';
    const session = await this.#props.sessions.token(seller.id);
    if (session === undefined) return this.#waitForSignIn({ sale, seller, gate, session: '', inDoubt });

    const settled = new AbortController();
    const posting = this.#post({ sale, seller, gate, session, inDoubt }).finally(() => settled.abort());
    const [posted] = await Promise.allSettled([posting, this.#tellIfSlow(sale, seller, settled.signal)]);
    // That a seller could not be told to be patient is no failure of the sale.
    if (posted.status === 'rejected') throw posted.reason;
  }

  /** Leaves the sale as it is for so many milliseconds. */
  async putOff(sale: Sale, milliseconds: number): Promise<void> {
    const state = sale.state === 'captured' ? 'captured' : 'in doubt';
    await this.#props.store.write((tx) => this.#props.ledger.postpone(tx, sale, state, tx.now + milliseconds));
  }

  /** Tells the seller, once, that the sale is kept and its turn is still to come. */
  async tellSaved(sale: Sale): Promise<void> {
    const seller = await this.#props.profiles.byId(sale.subscriberId);
    if (seller) await this.#tellSaved(sale, seller);
  }

  async #post(attempt: Attempt): Promise<void> {
    const { sale, gate, session } = attempt;
    if (attempt.inDoubt && (await this.#foundInClub(attempt))) return;

    // Waited for first: a sale that still stands in the queue when the program dies is not in doubt.
    await gate.turn();
    sale.attempts++;
    sale.state = 'posting';
    if (!(await this.#props.ledger.posting(sale))) return;
    const answer = await postSale(this.#props, gate.admitted, session, sale);
    if (answer.ok) await this.#accepted(attempt, answer.value);
    else await this.#failed(attempt, answer.failure);
  }

  /** Looks a sale in doubt up before it is posted again; true when that has settled or postponed it. */
  async #foundInClub(attempt: Attempt): Promise<boolean> {
    const found = await attempt.gate.background.getRegistrations(attempt.session, 'registration_all');
    if (!found.ok) {
      await this.#notLookedUp(attempt, found.failure);
      return true;
    }
    const registration = registrationOf(attempt.sale.serial, found.value);
    // An older one may have been rejected, and its serial number be free again: that is for the club to say.
    if (!registration || this.#isOlder(registration, attempt.sale)) return false;
    await this.#ownRegistration(attempt, registration);
    return true;
  }

  /** The club says nothing of what is registered, so nothing is known of the sale that was not known before. */
  async #notLookedUp(attempt: Attempt, failure: ClubFailure): Promise<void> {
    if (failure.kind === 'session' || failure.kind === 'inactive') return this.#failed(attempt, failure);
    return this.#saveForLater(attempt, attempt.inDoubt);
  }

  /** Whether it was registered before the sale was captured, by more than clocks and time zones may differ. */
  #isOlder(registration: Registration, sale: Sale): boolean {
    return daysBetween(registration.date.slice(0, 10), this.#props.localTime.date(sale.capturedAt)) > 1;
  }

  /** The club has this serial under the seller's own name: this very sale, or an earlier one of theirs. */
  async #ownRegistration({ sale, seller, inDoubt }: Attempt, registration: Registration): Promise<void> {
    const model = { name: registration.model, points: registration.points };
    await this.#commit(sale, async (tx) => {
      const earlier = !inDoubt || this.#isOlder(registration, sale) || (await registeredBefore(tx, sale));
      if (earlier)
        await this.#conclude(tx, seller, 'refused', { refusal: 'already yours' }, { kind: 'already yours', sale });
      else await this.#conclude(tx, seller, 'registered', outcomeOf(model), { kind: 'registered', sale, model });
    });
  }

  async #accepted(attempt: Attempt, answer: SnAnswer): Promise<void> {
    const { sale, seller, session, gate } = attempt;
    const ids = idsOf(sale, answer);
    const asking = { subscriberId: seller.id, session, club: gate.background };
    if (answer.kind === 'needs model') {
      const ends = await this.#props.promotions.endOf(asking, answer.actionId);
      await this.#settle(attempt, 'needs model', { ...ids, action_ends: ends ?? null }, { kind: 'needs model', sale });
      return;
    }
    const model = chosenModel(sale) ?? (await this.#props.promotions.model(asking, answer));
    await this.#settle(attempt, 'registered', { ...ids, ...outcomeOf(model) }, { kind: 'registered', sale, model });
  }

  async #failed(attempt: Attempt, failure: ClubFailure): Promise<void> {
    const { sale } = attempt;
    switch (failure.kind) {
      case 'session':
        return this.#waitForSignIn(attempt);
      case 'inactive':
        return this.#settle(attempt, 'refused', { refusal: 'inactive' }, { kind: 'inactive', sale });
      case 'refused':
        return this.#refused(attempt, failure);
      case 'unavailable':
        return this.#saveForLater(attempt, failure.done === 'maybe' || attempt.inDoubt);
    }
  }

  async #refused(attempt: Attempt, failure: Extract<ClubFailure, { kind: 'refused' }>): Promise<void> {
    const { sale, gate, session } = attempt;
    const { reason, code, comment } = failure;
    if (reason === 'several actions') return this.#settle(attempt, 'needs model', {}, { kind: 'needs model', sale });
    if (reason === 'already registered') {
      const own = await gate.background.getRegistrations(session, 'registration_all');
      if (!own.ok) return this.#notLookedUp(attempt, own.failure);
      const found = registrationOf(sale.serial, own.value);
      if (found) return this.#ownRegistration(attempt, found);
    }
    if (reason === 'not in promotion' && (await this.#offerInGrace(attempt))) return;
    if (reason === 'photo missing' || reason === 'trade point missing') {
      const news = { kind: 'needs more', sale, what: reason } as const;
      return this.#settle(attempt, 'needs model', { refusal: reason, refusal_code: code }, news);
    }
    const outcome = { refusal: reason, refusal_code: code, refusal_comment: comment };
    await this.#settle(attempt, 'refused', outcome, { kind: 'refused', sale, reason, comment });
  }

  /**
   * PostSN tells no date, so the club takes a sale that had to wait for one of today. Where a promotion has ended since
   * it was captured, the seller may still register it in full, which tells the date. False when there is no such promotion.
   */
  async #offerInGrace(attempt: Attempt): Promise<boolean> {
    const { sale } = attempt;
    if (sale.kind === 'full') return false;
    const { promotions, clock } = this.#props;
    const ended = await promotions.endedSince(sale.subscriberId, sale.capturedAt, clock.now());
    const until = ended && lastDayOfGrace({ to: ended });
    if (until === undefined) return false;
    await this.#settle(attempt, 'needs model', { action_ends: ended ?? null }, { kind: 'in grace', sale, until });
    return true;
  }

  async #settle({ sale, seller }: Attempt, state: Settled, outcome: SaleOutcome, news: SaleNews): Promise<void> {
    await this.#commit(sale, (tx) => this.#conclude(tx, seller, state, outcome, news));
  }

  /** Settles the sale and tells the seller, in one; a sale that is settled already is told of once only. */
  async #conclude(
    tx: Transaction,
    seller: Subscriber,
    state: Settled,
    outcome: SaleOutcome,
    news: SaleNews,
  ): Promise<void> {
    const { ledger, promotions } = this.#props;
    const settled = await ledger.settle(tx, news.sale, state, outcome);
    if (settled && news.kind === 'refused' && isWrongChoice(news)) await promotions.doubt(tx, seller.id);
    if (settled) await this.#say(tx, seller, news.sale, this.#props.tell(seller, news));
  }

  /** The club cannot be reached: the sale stays, and the seller is told so once. */
  async #saveForLater(attempt: Attempt, inDoubt: boolean): Promise<void> {
    const { sale, seller } = attempt;
    const wait = backOff(Math.max(1, sale.attempts), this.#props.random, this.#props.retry);
    await this.#commit(sale, (tx) =>
      this.#props.ledger.postpone(tx, sale, inDoubt ? 'in doubt' : 'captured', tx.now + wait),
    );
    await this.#tellSaved(sale, seller);
  }

  /** The sale waits, and the conversation learns in its turn that the seller has to sign in, if they have not yet. */
  async #waitForSignIn({ sale, seller, session, inDoubt }: Attempt): Promise<void> {
    const { ledger, sessions } = this.#props;
    const state = inDoubt ? 'in doubt' : 'captured';
    await this.#commit(sale, async (tx) => {
      await sessions.end(tx, seller.id, session);
      if ((await sessions.token(seller.id, tx.db)) !== undefined) return ledger.postpone(tx, sale, state, tx.now);
      if (!(await ledger.waitForSignIn(tx, sale, state))) return;
      await this.#props.inbox.post(tx, sale.botId, {
        messenger: seller.messenger,
        // Each time anew: a session may end again before the sale has been tried once more.
        key: `sale ${sale.id} needs a session, ${tx.now}`,
        from: { id: seller.externalId },
        sentAt: tx.now,
        content: { kind: 'session ended' },
      });
    });
    this.#props.inbox.arrived();
  }

  async #tellIfSlow(sale: Sale, seller: Subscriber, settled: AbortSignal): Promise<void> {
    await this.#props.clock.sleep(PATIENCE, settled);
    if (!settled.aborted) await this.#tellSaved(sale, seller);
  }

  async #tellSaved(sale: Sale, seller: Subscriber): Promise<void> {
    if (sale.toldSavedAt !== null) return;
    const messages = this.#props.tell(seller, { kind: 'saved', sale });
    await this.#commit(sale, async (tx) => {
      if (await this.#props.ledger.toldSaved(tx, sale)) await this.#say(tx, seller, sale, messages);
    });
    sale.toldSavedAt = this.#props.clock.now();
  }

  /** Sales of a batch are told of by the batch, as long as it has not come to its end. */
  async #say(tx: Transaction, seller: Subscriber, sale: Sale, messages: OutgoingMessage[]): Promise<void> {
    if (await this.#props.batches.tellsOf(tx, sale)) return;
    const operations = messages.map((message) => ({ kind: 'message' as const, message }));
    await this.#props.outbox.add(tx, seller, operations);
  }

  async #commit(sale: Sale, work: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.#props.store.write(work);
    this.#props.onCommit(sale.botId);
  }
}

/** The club names action and model, or leaves what the seller has chosen. */
function idsOf(sale: Sale, answer: SnAnswer): SaleOutcome {
  return { action_id: answer.actionId ?? sale.actionId, model_id: answer.modelId ?? sale.modelId };
}

/** What the seller chose in full registration need not be looked up. */
function chosenModel(sale: Sale): PromotedModel | undefined {
  return sale.kind === 'full' && sale.modelName !== null
    ? { name: sale.modelName, points: sale.points ?? 0 }
    : undefined;
}

function outcomeOf(model: PromotedModel | undefined): SaleOutcome {
  return model ? { model_name: model.name, points: model.points } : {};
}
