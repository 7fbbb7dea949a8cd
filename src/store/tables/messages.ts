import type { Generated } from 'kysely';
import type { MessageAuthor, MessageKind, MessageState } from '../../domain/said-message.ts';

/** Everything ever said between a subscriber and the bot or the staff, and what staff noted among themselves. */
export interface MessagesTable {
  id: Generated<number>;
  subscriber_id: number;
  /** Said to an operator, by one, or about a dialog; null for what passed between the person and the bot. */
  dialog_id: number | null;
  author: MessageAuthor;
  /** Which operator. */
  staff_id: number | null;
  kind: MessageKind;
  text: string;
  /** JSON: the labels of its buttons. */
  buttons: string | null;
  /** A photo of the person, by the messenger's reference, as in `photos`. */
  photo_ref: string | null;
  /** A picture of the bot or an operator, a file in the media folder. */
  picture: string | null;
  /** What one sender sent together. */
  album: string | null;
  /** The messenger's id of what the person sent. */
  external_id: string | null;
  outbox_id: number | null;
  /** With what went to many at once it came, such as `broadcast 12`. */
  bulk_id: string | null;
  /** The id that an operator's client gave it, so that a repeated call does not say it twice. */
  client_id: string | null;
  /** What became of it; null for what did not go out. */
  state: MessageState | null;
  reason: string | null;
  edited_at: number | null;
  said_at: number;
}

/** What a message said before it was edited. */
export interface MessageVersionsTable {
  id: Generated<number>;
  message_id: number;
  text: string;
  replaced_at: number;
}
