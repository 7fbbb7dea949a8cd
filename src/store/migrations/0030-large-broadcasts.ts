import { sql, type Kysely } from 'kysely';

/** What keeps the sending to a million as quick at its end as at its beginning. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Who waits is taken in the order in which they may be sent to: those put off, and those settled, are not looked at.
  `drop index broadcast_recipients_by_state`,
  `create index broadcast_recipients_by_state
    on broadcast_recipients (broadcast_id, messenger, state, not_before, subscriber_id)`,
];
