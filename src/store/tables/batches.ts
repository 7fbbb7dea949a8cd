import type { Generated } from 'kysely';
import type { ItemProblem } from '../../domain/batch-problem.ts';

/** Many sales sent at once: a pasted list, or the photos of an album. */
export interface BatchesTable {
  id: Generated<number>;
  bot_id: string;
  subscriber_id: number;
  source: 'list' | 'photos';
  /** The messenger's own id of the album, where it has one. */
  album: string | null;
  /** The outbox row of the message that shows how the batch fares. */
  message_outbox_id: number | null;
  /** JSON: what that message said last. */
  shown: string | null;
  /** When the seller was told that the rest takes longer. */
  told_slow_at: number | null;
  opened_at: number;
  last_item_at: number;
  /** When the seller was told how all of it ended. */
  finished_at: number | null;
}

/** One serial number or photo of a batch. */
export interface BatchItemsTable {
  id: Generated<number>;
  batch_id: number;
  /** What was typed, or read from the photo. */
  given: string | null;
  photo_id: number | null;
  /** Why no sale could be made of it. */
  problem: ItemProblem | null;
  /** JSON: the codes to choose from. */
  pick: string | null;
  sale_id: number | null;
  /** The seller does not want to do anything more about it. */
  skipped_at: number | null;
}
