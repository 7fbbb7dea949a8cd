import type { Generated } from 'kysely';

/** The club's promotions, stored once per distinct content. */
export interface ActionSetsTable {
  hash: string;
  /** JSON of Action[]. */
  actions: string;
  stored_at: number;
}

/** Which promotions a subscriber saw last. */
export interface SubscriberActionsTable {
  subscriber_id: number;
  hash: string;
  fetched_at: number;
  /** When the club was last asked whether they have changed. */
  checked_at: Generated<number>;
}
