import type { Club, ClubAnswer } from '../club/club.ts';
import type { Clock, Random } from '../domain/clock.ts';
import { ClubHealth, type RetryRule } from './club-health.ts';
import { guardedClub } from './guarded-club.ts';
import { RequestWindow } from './request-window.ts';

export type ClubGateProps = {
  club: Club;
  /**
   * What one club is asked in a second at the most. Requests of people who wait for their answer take up to half of it,
   * and go out beyond it when there are more.
   */
  perSecond: number;
  /** The waits of a single sale before it is posted again. */
  retry: RetryRule;
  clock: Clock;
  random: Random;
};

/** So many pieces of work may be with one club at once. */
const MOST = 16;

/** The one way to a club: people pass at once and are counted, everything else waits for its turn within the budget. */
export class ClubGate {
  /** For conversations: somebody waits for the answer. */
  readonly interactive: Club;
  /** For work that nobody waits for: each call waits for its turn. */
  readonly background: Club;
  /** For a call whose turn has been waited for with {@link turn}. */
  readonly admitted: Club;
  readonly #clock: Clock;
  readonly #window: RequestWindow;
  readonly #health: ClubHealth;
  #lastTurn: Promise<void> = Promise.resolve();

  constructor({ club, perSecond, retry, clock, random }: ClubGateProps) {
    this.#clock = clock;
    this.#window = new RequestWindow(perSecond);
    // Two seconds of work in hand are enough, and few enough to be finished when the program stops.
    this.#health = new ClubHealth({ most: Math.min(MOST, 2 * perSecond), retry, random });
    this.interactive = guardedClub(club, (call) => this.#atOnce(call));
    this.admitted = guardedClub(club, (call) => this.#watched(call));
    this.background = guardedClub(club, async (call) => {
      await this.turn();
      return this.#watched(call);
    });
  }

  /** How many pieces of work may be under way; 0 during the pause before a probe. */
  get width(): number {
    return this.#health.width(this.#clock.now());
  }

  /** Resolves when one more request may go out, which counts as sent from then on. First come, first served. */
  turn(): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => this.#untilAllowed());
    return this.#lastTurn;
  }

  async #untilAllowed(): Promise<void> {
    for (let wait = this.#wait(); wait > 0; wait = this.#wait()) await this.#clock.sleep(wait);
    this.#window.note(this.#clock.now());
  }

  #wait(): number {
    return this.#window.wait(this.#clock.now());
  }

  async #atOnce<Value>(call: () => ClubAnswer<Value>): ClubAnswer<Value> {
    this.#window.noteUnasked(this.#clock.now());
    const answer = await call();
    if (isAnswer(answer)) this.#health.seemsBack();
    return answer;
  }

  async #watched<Value>(call: () => ClubAnswer<Value>): ClubAnswer<Value> {
    const begun = this.#health.begin();
    const answer = await call();
    if (isAnswer(answer)) this.#health.answered();
    else this.#health.failed(begun, this.#clock.now());
    return answer;
  }
}

/** Also a refusal is an answer. */
function isAnswer(answer: Awaited<ClubAnswer<unknown>>): boolean {
  return answer.ok || answer.failure.kind !== 'unavailable';
}
