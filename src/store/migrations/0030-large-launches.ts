import { sql, type Kysely } from 'kysely';

/** What keeps a launch to a million, and the sending after it, as quick at its end as at its beginning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A launch looks at the active ones of a bot between two ids, part after part.
  `create index subscribers_by_state on subscribers (bot_id, messenger, state)`,
  // Who waits is taken in the order in which they may be sent to: those put off, and those settled, are not looked at.
  `drop index broadcast_recipients_by_state`,
  `create index broadcast_recipients_by_state
    on broadcast_recipients (broadcast_id, messenger, state, not_before, subscriber_id)`,
];
