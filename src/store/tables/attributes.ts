import type { Generated } from 'kysely';
import type { AttributeType } from '../../domain/attribute.ts';

/** What staff may note about the people of a bot: a closed list. */
export interface AttributesTable {
  id: Generated<number>;
  bot_id: string;
  /** By which filters and imports name it. */
  key: string;
  /** What staff read. */
  label: string;
  type: AttributeType;
  created_at: number;
}

/** What was noted. */
export interface AttributeValuesTable {
  attribute_id: number;
  /** A phone number, or `#` and the subscriber's id while they have none. */
  member: string;
  /** As it is shown: text as given, numbers and dates in their plain form, `true` or `false`. */
  value: string;
  /** As it is compared. */
  folded: string;
  /** A number's value, and nothing of any other type. */
  number: number | null;
  set_at: number;
}
