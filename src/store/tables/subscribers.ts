import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { MessengerName } from '../../domain/messenger-name.ts';
import type { SubscriberState } from '../../domain/subscriber.ts';

/** One row per messenger account and bot. Times are epoch milliseconds, here and in every table. */
export interface SubscribersTable {
  id: Generated<number>;
  bot_id: string;
  messenger: MessengerName;
  external_id: string;
  name: string | null;
  username: string | null;
  language: string | null;
  country: string | null;
  device: string | null;
  avatar_url: string | null;
  /** The deep-link payload they first came with. */
  source: string | null;
  phone: string | null;
  state: SubscriberState;
  state_changed_at: number;
  created_at: number;
  last_seen_at: number;
  /** Since when they do not want to be told what becomes of their sales. */
  fates_off_at: number | null;
  /** When they were last told that support is not there now. */
  told_closed_at: number | null;
  /** The name as it is searched. */
  name_folded: string | null;
  /** Since when nothing is left of them but this row. */
  forgotten_at: number | null;
  /** The phone number, or `#` and the id while there is none: to whom attributes and tags belong. */
  member: GeneratedAlways<string>;
}

/** As it is read. */
export type SubscriberRow = Selectable<SubscribersTable>;
