import type { Generated } from 'kysely';
import type { BroadcastState, RecipientState } from '../../domain/broadcast.ts';
import type { MessengerName } from '../../domain/messenger-name.ts';

/** Broadcasts: what is said, to whom, when, and how far it is. */
export interface BroadcastsTable {
  id: Generated<number>;
  bot_id: string;
  title: string;
  state: BroadcastState;
  /** JSON of a BroadcastContent. */
  content: string;
  /** JSON of a BroadcastAudience. */
  audience: string;
  created_by: string;
  created_at: number;
  approved_by: string | null;
  /** When it is to begin. */
  due_at: number | null;
  /** Cron, in the zone of the programme: it is scheduled again and again, and each time a copy of it goes out. */
  repeats: string | null;
  /** The repeating broadcast that this is a copy of. */
  copy_of: number | null;
  /** The survey that this is an invitation to, or a reminder of. */
  survey_id: number | null;
  /** JSON of a SendWindow; none when it may go out at any hour. */
  send_window: string | null;
  /** So many milliseconds after its moment it does not begin any more unasked. */
  late_limit: number;
  /** At most so many messages that cost money. */
  most_paid: number | null;
  /** Why it stands still although nobody said so. */
  held_because: string | null;
  launched_at: number | null;
  /** Subscribers up to this one are looked at; and so far they have been, then so far doubles have been left out. */
  audience_upto: number | null;
  resolved_upto: number | null;
  singled_upto: number | null;
  finished_at: number | null;
}

/** Who is to get a broadcast, frozen at launch, and what became of it: one row each. */
export interface BroadcastRecipientsTable {
  broadcast_id: number;
  subscriber_id: number;
  messenger: MessengerName;
  state: RecipientState;
  /** When they had last written at launch: who has two messengers gets it in the one used last. */
  last_seen_at: number;
  attempts: Generated<number>;
  /** Not to be tried before. */
  not_before: Generated<number>;
  /** The messenger's id of the message; in Viber many may share one. */
  message_id: string | null;
  /** Why it failed, was left out, or is not known. */
  reason: string | null;
  settled_at: number | null;
  delivered_at: number | null;
  seen_at: number | null;
  /** The messenger reported later that it could not be shown. */
  failed_at: number | null;
}
