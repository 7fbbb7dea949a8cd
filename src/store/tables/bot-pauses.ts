import { sql } from 'kysely';

/** One row for each bot that is paused. */
export interface BotPausesTable {
  bot_id: string;
  paused_at: number;
  /** The login of who paused it. */
  paused_by: string;
  reason: string;
}

/** Whether the bot that a column names is not paused. */
export function notPaused(column: string) {
  return sql<boolean>`${sql.ref(column)} not in (select bot_id from bot_pauses)`;
}
