import type { ClubSessions } from '../audience/club-sessions.ts';
import type { BalanceService } from '../control/services.ts';
import type { ClubGate } from '../sales/club-gate.ts';

/** Balances of people, by their own club sessions. */
export class ClubBalances implements BalanceService {
  readonly #sessions: ClubSessions;
  readonly #gates: ReadonlyMap<string, ClubGate>;

  constructor(props: { sessions: ClubSessions; gates: ReadonlyMap<string, ClubGate> }) {
    this.#sessions = props.sessions;
    this.#gates = props.gates;
  }

  /** Somebody waits for it, as a seller would. */
  async of(subscriberId: number, botId: string): Promise<{ bonus: number; points: number } | undefined> {
    const session = await this.#sessions.token(subscriberId);
    const club = this.#gates.get(botId)?.interactive;
    if (session === undefined || !club) return undefined;
    const answer = await club.getBalanceInfo(session);
    return answer.ok ? { bonus: answer.value.bonus, points: answer.value.points } : undefined;
  }
}
