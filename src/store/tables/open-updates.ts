import { sql } from 'kysely';

/** Updates that wait or were set aside, in the words of the index `inbox_open`: SQLite wants its condition repeated. */
export const OPEN = sql<boolean>`state <> 'done'`;

/** Updates that wait, in the words of the index `inbox_by_sender`. */
export const WAITING = sql<boolean>`state = 'waiting'`;
