import type { Generated } from 'kysely';
import type { MessengerName } from '../../domain/messenger-name.ts';

export type InboxState = 'waiting' | 'done' | 'set aside';

/** What came in. Unique per bot, messenger and key: that is the seen-set. */
export interface InboxTable {
  id: Generated<number>;
  bot_id: string;
  messenger: MessengerName;
  key: string;
  /** The messenger's id of the person: one at a time per sender. */
  sender: string;
  /** JSON of the update as parsed. */
  payload: string;
  state: InboxState;
  attempts: number;
  error: string | null;
  received_at: number;
  done_at: number | null;
}
