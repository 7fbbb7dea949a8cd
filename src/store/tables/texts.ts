import type { Generated } from 'kysely';

/** What a bot says otherwise than the catalogue. */
export interface OwnTextsTable {
  bot_id: string;
  key: string;
  /** An ICU message. */
  source: string;
  /** Who wrote it, by name. */
  actor: string;
  changed_at: number;
}

/** Every change of a text; a reset brings the catalogue's back. */
export interface TextChangesTable {
  id: Generated<number>;
  bot_id: string;
  key: string;
  kind: 'set' | 'reset';
  before: string;
  after: string;
  actor: string;
  at: number;
}
