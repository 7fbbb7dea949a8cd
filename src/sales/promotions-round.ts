import type { Clock } from '../domain/clock.ts';
import type { ClubAccess } from './club-access.ts';
import type { Promotions } from './promotions.ts';

const DAY = 24 * 60 * 60_000;
/** So many sellers a round: their times spread over the day, and the budget is left to sales. */
const PER_ROUND = 60;

/** Reads the promotions of signed-in sellers anew once a day, a few in each round, one after another. */
export class PromotionsRound {
  readonly #promotions: Promotions;
  readonly #access: ClubAccess;
  readonly #clock: Clock;

  constructor(props: { promotions: Promotions; access: ClubAccess; clock: Clock }) {
    this.#promotions = props.promotions;
    this.#access = props.access;
    this.#clock = props.clock;
  }

  /** Until the signal, or until everybody's turn is over. What fails is tried again in a later round. */
  async run(signal: AbortSignal): Promise<void> {
    for (const seller of await this.#promotions.stale(this.#clock.now() - DAY, PER_ROUND)) {
      const access = signal.aborted ? undefined : await this.#access.of(seller);
      if (!access) continue;
      const answer = await this.#promotions.refresh({ ...access, subscriberId: seller.subscriberId });
      if (answer.ok) continue;
      if (answer.failure.kind === 'session') await this.#access.ended(seller, access.session);
      else if (answer.failure.kind !== 'unavailable') await this.#promotions.leaveForADay(seller.subscriberId);
    }
  }
}
