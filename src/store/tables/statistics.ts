import type { Generated } from 'kysely';
import type { MessengerName } from '../../domain/messenger-name.ts';

/**
 * A change of a figure at a moment, noted in the transaction that made it (by a trigger) and not added up yet. One with
 * a subscriber says that they were there; each counts once, however often that is said.
 */
export interface StatisticChangesTable {
  id: Generated<number>;
  at: number;
  bot_id: string;
  messenger: MessengerName;
  figure: string;
  amount: number;
  subscriber_id: number | null;
}

/** The sum of a figure's changes of a day. Days are `YYYY-MM-DD` in the programme's time zone. */
export interface StatisticDaysTable {
  bot_id: string;
  messenger: MessengerName;
  figure: string;
  day: string;
  amount: number;
}

/**
 * How many people were there on a day and had been there last on `day_before` (empty: never). Whoever is counted in a
 * period was there for the first time in it on the day whose `day_before` lies before its beginning.
 */
export interface StatisticPeopleTable {
  bot_id: string;
  messenger: MessengerName;
  figure: string;
  day: string;
  day_before: string;
  people: number;
}

/** Who was there on which day. Rows of people who are forgotten go; the counts stay. */
export interface StatisticPresenceTable {
  subscriber_id: number;
  figure: string;
  day: string;
}
