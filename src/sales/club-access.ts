import type { ClubSessions } from '../audience/club-sessions.ts';
import type { Club } from '../club/club.ts';
import type { Store } from '../store/store.ts';
import type { ClubGate } from './club-gate.ts';

/** A seller for whom the club can be asked without their being there. */
export type Asked = { subscriberId: number; botId: string };

/** The club and a seller's session, for work that nobody waits for. */
export type Access = { club: Club; session: string };

/** Opens clubs in sellers' names, within the budget, but not in the pauses between the probes of a club that is away. */
export class ClubAccess {
  readonly #store: Store;
  readonly #sessions: ClubSessions;
  readonly #gates: ReadonlyMap<string, ClubGate>;

  constructor(props: { store: Store; sessions: ClubSessions; gates: ReadonlyMap<string, ClubGate> }) {
    this.#store = props.store;
    this.#sessions = props.sessions;
    this.#gates = props.gates;
  }

  /** Undefined in such a pause, and for who has to sign in first. */
  async of({ subscriberId, botId }: Asked): Promise<Access | undefined> {
    const gate = this.#gates.get(botId);
    if (!gate || gate.width === 0) return undefined;
    const session = await this.#sessions.token(subscriberId);
    return session === undefined ? undefined : { club: gate.background, session };
  }

  /** The club no longer knows this session. The seller is asked to sign in when they next come: nobody waits for it now. */
  async ended({ subscriberId }: Asked, session: string): Promise<void> {
    await this.#store.write((tx) => this.#sessions.end(tx, subscriberId, session));
  }
}
