/** What a member of the staff may be (specification, «Розмежування доступів»). */
export const ROLES = ['administrator', 'operator'] as const;

export type Role = (typeof ROLES)[number];

/** Through what somebody acts. */
export const WAYS_IN = ['cli', 'console', 'api', 'machine', 'daemon'] as const;

export type WayIn = (typeof WAYS_IN)[number];

/** Who did something, as the audit log keeps it. Whoever acts on the machine itself has no account. */
export type Actor = { staffId: number | null; login: string; tokenId: number | null; via: WayIn };

/** The program itself, for what happens by the clock. */
export const THE_DAEMON: Actor = { staffId: null, login: 'ergo-bot', tokenId: null, via: 'daemon' };

/** A member of the staff who calls the control API. `bots`: those an operator is granted; an administrator has all. */
export type Caller = {
  staffId: number;
  login: string;
  name: string;
  role: Role;
  bots: 'all' | readonly string[];
  tokenId: number;
  via: WayIn;
};

/** Whether a bot exists for this caller; a foreign one reads as not there. */
export function seesBot({ bots }: Pick<Caller, 'bots'>, botId: string): boolean {
  return bots === 'all' || bots.includes(botId);
}

/** The caller, for the audit log. */
export function actorOf({ staffId, login, tokenId, via }: Caller): Actor {
  return { staffId, login, tokenId, via };
}
