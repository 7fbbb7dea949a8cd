import type { Generated } from 'kysely';

/** Filters over the people of a bot that were given a name. */
export interface SegmentsTable {
  id: Generated<number>;
  bot_id: string;
  name: string;
  /** The name as it is compared: unique in the bot. */
  folded: string;
  /** As staff wrote it. */
  filter: string;
  created_at: number;
  changed_at: number;
}
