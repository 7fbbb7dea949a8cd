import type { Keyboard } from '../domain/keyboard.ts';
import type { Transaction } from '../store/database.ts';
import type { Recipient, Strand } from './recipients.ts';

/** Somebody in a chat with an operator is looked at again after so many milliseconds. */
const CHAT_GOES_ON = 30_000;
/** A chat that nobody ends keeps its seller from a broadcast for so many milliseconds at the most. */
const LONGEST_CHAT = 24 * 60 * 60_000;

/**
 * Takes those who are next: passes over whoever has left since the launch, and puts off whoever talks with an operator
 * until that is over.
 */
export async function takeNext(
  tx: Transaction,
  { broadcastId, messenger }: Strand,
  most: number,
): Promise<{ looked: number; taken: Recipient[] }> {
  const rows = await tx.db
    .selectFrom('broadcast_recipients as r')
    .innerJoin('subscribers as s', 's.id', 'r.subscriber_id')
    .innerJoin('broadcasts as b', 'b.id', 'r.broadcast_id')
    .leftJoin('conversations as c', 'c.subscriber_id', 'r.subscriber_id')
    .leftJoin('dialogs as d', 'd.subscriber_id', 'r.subscriber_id')
    .select(['r.subscriber_id', 'r.attempts', 's.external_id', 's.name', 's.username', 's.state', 'c.keyboard'])
    .leftJoin('dialog_cases as k', 'k.id', 'd.case_id')
    .select(['d.state as dialog', 'k.answers', 'b.launched_at'])
    .where('r.broadcast_id', '=', broadcastId)
    .where('r.messenger', '=', messenger)
    .where('r.state', '=', 'waiting')
    .where('r.not_before', '<=', tx.now)
    .orderBy('r.not_before')
    .orderBy('r.subscriber_id')
    .limit(most)
    .execute();
  if (rows.length === 0) return { looked: 0, taken: [] };
  // By their ids alone: with their state as well SQLite would look through all who wait.
  const these = tx.db.updateTable('broadcast_recipients').where('broadcast_id', '=', broadcastId);
  // A question that no operator has answered yet is no chat: it may lie until the morning.
  const isTalking = ({ dialog, answers, launched_at: launchedAt }: (typeof rows)[number]) =>
    (dialog === 'taken' || (dialog === 'waiting' && (answers ?? 0) > 0)) && tx.now - (launchedAt ?? 0) < LONGEST_CHAT;
  const gone = rows.filter(({ state }) => state !== 'active').map((row) => row.subscriber_id);
  if (gone.length > 0)
    await these
      .where('subscriber_id', 'in', gone)
      .set({ state: 'left out', reason: 'has left since', settled_at: tx.now })
      .execute();
  const talking = rows.filter((row) => row.state === 'active' && isTalking(row)).map((row) => row.subscriber_id);
  if (talking.length > 0)
    await these
      .where('subscriber_id', 'in', talking)
      .set({ not_before: tx.now + CHAT_GOES_ON, reason: 'talks with an operator' })
      .execute();
  const taken = rows.filter((row) => row.state === 'active' && !isTalking(row)).map(fromRow);
  if (taken.length > 0)
    await these
      .where(
        'subscriber_id',
        'in',
        taken.map(({ subscriberId }) => subscriberId),
      )
      .set({ state: 'sending' })
      .execute();
  return { looked: rows.length, taken };
}

type Row = {
  subscriber_id: number;
  attempts: number;
  external_id: string;
  name: string | null;
  username: string | null;
  keyboard: string | null;
};

/** The keyboard is our own JSON, kept by the conversations. */
function fromRow({ subscriber_id, attempts, external_id, name, username, keyboard }: Row): Recipient {
  const standing: Keyboard | null = keyboard === null ? null : JSON.parse(keyboard);
  return { subscriberId: subscriber_id, externalId: external_id, attempts, name, username, standing };
}
