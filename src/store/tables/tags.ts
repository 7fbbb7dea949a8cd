import type { Generated } from 'kysely';

/** Words that staff put on people of a bot. */
export interface TagsTable {
  id: Generated<number>;
  bot_id: string;
  name: string;
  /** As it is compared: unique in the bot. */
  folded: string;
  created_at: number;
}

/** Who has one. */
export interface TagMembersTable {
  tag_id: number;
  /** A phone number, or `#` and the subscriber's id while they have none. */
  member: string;
  set_at: number;
}
