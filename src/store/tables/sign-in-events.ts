import type { Generated } from 'kysely';

export type SignInEventKind = 'code requested' | 'wrong code' | 'signed in';

/** What the limits on SMS codes are counted over. */
export interface SignInEventsTable {
  id: Generated<number>;
  bot_id: string;
  subscriber_id: number;
  phone: string;
  kind: SignInEventKind;
  /** The inbox row of the update that noted it before it was done; a try of that update that was interrupted leaves it. */
  update_id: number | null;
  at: number;
}
