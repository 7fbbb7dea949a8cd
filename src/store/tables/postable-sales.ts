import { sql } from 'kysely';

/**
 * Sales that are still to be brought to their club and wait for nobody, in the words of the index `sales_to_post`:
 * SQLite uses it only for a query that repeats its condition.
 */
export const POSTABLE = [sql<boolean>`state in ('captured', 'in doubt')`, sql<boolean>`waits_for_sign_in = 0`];

/** The bot of a sale, with a plus: so that no index of all the bot's sales is taken where few of them are meant. */
export const BOT_OF_FEW = sql<string>`+bot_id`;
