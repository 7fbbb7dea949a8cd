import type { Generated } from 'kysely';
import type { MessengerName } from '../../domain/messenger-name.ts';

export const LANES = ['interactive', 'bulk'] as const;
export type Lane = (typeof LANES)[number];

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'blocked' | 'rejected' | 'unknown';

/** What is to be sent, and what became of it. */
export interface OutboxTable {
  id: Generated<number>;
  bot_id: string;
  messenger: MessengerName;
  subscriber_id: number;
  /** The messenger's id of the person. */
  recipient: string;
  lane: Lane;
  /** JSON of an OutgoingOperation. */
  operation: string;
  state: OutboxState;
  attempts: number;
  /** Not to be tried before, epoch milliseconds. */
  not_before: number;
  /** How many parts of a long message had arrived when the rest was put off. */
  parts_sent: Generated<number>;
  /** The messenger's id of the sent message. */
  message_id: string | null;
  error: string | null;
  created_at: number;
  settled_at: number | null;
  delivered_at: number | null;
  seen_at: number | null;
  failed_at: number | null;
}
