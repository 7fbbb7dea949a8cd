import type { Generated } from 'kysely';
import type { DialogState } from '../../domain/dialog.ts';
import type { MessengerName } from '../../domain/messenger-name.ts';

/** The dialog of a subscriber with the staff: one for each, for all times. */
export interface DialogsTable {
  id: Generated<number>;
  subscriber_id: number;
  bot_id: string;
  messenger: MessengerName;
  state: DialogState;
  /** Whose it is: of a taken one under a lease, of a paused one until it goes on. */
  owner_id: number | null;
  /** When the owner was last known to be there. */
  leased_at: number | null;
  /** Whether what the person writes goes to support; otherwise the bot answers. */
  with_support: 0 | 1;
  /** What they talk about now, or talked about last. */
  case_id: number | null;
  /** When the person said the first of what has not been answered. */
  waiting_since: number | null;
  /** Of a paused one: when it goes on; null when it waits for the person. */
  paused_until: number | null;
  /** When it was noticed that an answer takes too long. */
  escalated_at: number | null;
  /** Since when what the person writes calls nobody. */
  muted_at: number | null;
  /** How many words of the person no operator has seen. */
  unread: number;
  last_message_id: number | null;
  last_at: number;
}

/** One matter that a person and support talked about, from the first word until it was closed. */
export interface DialogCasesTable {
  id: Generated<number>;
  /** Null once the person has been forgotten. */
  dialog_id: number | null;
  bot_id: string;
  messenger: MessengerName;
  opened_by: 'seller' | 'operator';
  /** The sale that it is about. */
  sale_id: number | null;
  /** Whether support was there when it was opened. */
  in_hours: 0 | 1;
  opened_at: number;
  taken_at: number | null;
  /** The first answer. */
  answered_at: number | null;
  answered_by: number | null;
  answers: number;
  last_answer_by: number | null;
  closed_at: number | null;
  closed_by: number | null;
  /** 1 to 5. */
  rating: number | null;
  rated_at: number | null;
}

/** What an operator has written to somebody and not sent. */
export interface DraftsTable {
  dialog_id: number;
  staff_id: number;
  text: string;
  changed_at: number;
}

/** Answers that operators keep ready. */
export interface ReadyAnswersTable {
  id: Generated<number>;
  bot_id: string;
  name: string;
  text: string;
  /** A file in the media folder. */
  picture: string | null;
  changed_at: number;
}
