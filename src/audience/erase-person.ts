import { SETTLED } from '../domain/sale.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import { dropUnused } from './tags.ts';

/** What stands in place of the messenger's id of somebody who has been forgotten. */
export const FORGOTTEN = 'forgotten-';

/** Deeds of staff whose rows in the audit log say what they noted of a person. */
export const NOTED_IN_AUDIT = ['profiles.tag', 'profiles.set'] as const;

/** How many rows of each kind were erased, and how many stay in the books without the person. */
export type Erasure = { erased: Record<string, number>; kept: { sales: number } };

/** Tables that are about one person and nobody else. */
const THEIRS = [
  'photos',
  'club_sessions',
  'fate_checks',
  'conversations',
  'subscriber_phones',
  'subscriber_actions',
] as const;

/** Erases a person from every table; what waits to be sent and to be handled stays for a while. */
export async function erasePerson(tx: Transaction, subscriber: Subscriber): Promise<Erasure> {
  const { id } = subscriber;
  const kept = await closeSales(tx, id);
  const erased: Record<string, number> = { batches: await dropBatches(tx, id), ...(await eraseNotes(tx, subscriber)) };
  erased['messages'] = await dropDialog(tx, id);
  for (const table of THEIRS) {
    const gone = await tx.db.deleteFrom(table).where('subscriber_id', '=', id).executeTakeFirst();
    erased[table.replace('subscriber_', '').replaceAll('_', ' ')] = Number(gone.numDeletedRows);
  }
  await emptyAudit(tx, subscriber);
  erased['broadcasts'] = await leaveBroadcasts(tx, subscriber);
  erased['survey answers'] = await eraseAnswers(tx, id);
  erased['updates'] = await emptyInbox(tx, subscriber);
  await eraseProfile(tx, id);
  return { erased, kept: { sales: kept } };
}

async function closeSales(tx: Transaction, subscriberId: number): Promise<number> {
  const sales = tx.db.updateTable('sales').where('subscriber_id', '=', subscriberId);
  const { numUpdatedRows } = await sales
    .set({ photo_id: null, receipt_photo_id: null, batch_id: null, refusal_comment: null, fate_comment: null })
    .executeTakeFirst();
  await sales
    .set({ state: 'refused', refusal: 'forgotten', settled_at: tx.now })
    .where('state', 'not in', SETTLED)
    .execute();
  return Number(numUpdatedRows);
}

/** Lists and albums they sent; the sales that came of them are in the ledger. */
async function dropBatches(tx: Transaction, subscriberId: number): Promise<number> {
  const theirs = tx.db.selectFrom('batches').select('id').where('subscriber_id', '=', subscriberId);
  await tx.db.deleteFrom('batch_items').where('batch_id', 'in', theirs).execute();
  const gone = await tx.db.deleteFrom('batches').where('subscriber_id', '=', subscriberId).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * What staff have noted of them, under every number they ever had: but not under one that is another account's in the
 * same bot, for then it is noted of that one too.
 */
async function eraseNotes(tx: Transaction, { id, botId }: Subscriber): Promise<{ attributes: number; tags: number }> {
  const { db } = tx;
  const own = await db
    .selectFrom('subscriber_phones')
    .select('phone as member')
    .where('subscriber_id', '=', id)
    .union(db.selectFrom('subscribers').select('member').where('id', '=', id))
    .execute();
  const others = await db
    .selectFrom('subscribers')
    .select('member')
    .where('bot_id', '=', botId)
    .where('id', '<>', id)
    .where(
      'member',
      'in',
      own.map(({ member }) => member),
    )
    .execute();
  const members = [...own.map(({ member }) => member), `#${id}`].filter(
    (member) => !others.some((other) => other.member === member),
  );
  const attributes = await db
    .deleteFrom('attribute_values')
    .where('member', 'in', members)
    .where('attribute_id', 'in', db.selectFrom('attributes').select('id').where('bot_id', '=', botId))
    .executeTakeFirst();
  const tags = await db
    .deleteFrom('tag_members')
    .where('member', 'in', members)
    .where('tag_id', 'in', db.selectFrom('tags').select('id').where('bot_id', '=', botId))
    .executeTakeFirst();
  await dropUnused(tx, botId);
  return { attributes: Number(attributes.numDeletedRows), tags: Number(tags.numDeletedRows) };
}

/** What staff noted of them is not to be read in the audit log either; that they did so stays. */
async function emptyAudit(tx: Transaction, { id, botId }: Subscriber): Promise<void> {
  await tx.db
    .updateTable('audit')
    .set({ before: null, after: null })
    .where('target', '=', String(id))
    .where('bot_id', '=', botId)
    .where('action', 'in', NOTED_IN_AUDIT)
    .execute();
}

/** What they wrote in answer to surveys goes; that so many took part and answered so stays, for the counts. */
async function eraseAnswers(tx: Transaction, subscriberId: number): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('survey_answers')
    .set({ words: null })
    .where('subscriber_id', '=', subscriberId)
    .where('words', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** They get none that is on its way; that they were one of so many recipients stays, for the counts. */
async function leaveBroadcasts(tx: Transaction, { id, botId }: Subscriber): Promise<number> {
  const theirs = () =>
    tx.db
      .updateTable('broadcast_recipients')
      .where('broadcast_id', 'in', (query) => query.selectFrom('broadcasts').select('id').where('bot_id', '=', botId))
      .where('subscriber_id', '=', id);
  const { numUpdatedRows } = await theirs().set({ message_id: null }).executeTakeFirst();
  await theirs().set({ state: 'left out', reason: 'forgotten' }).where('state', 'in', ['waiting', 'sending']).execute();
  return Number(numUpdatedRows);
}

/** Everything that was ever said, and the dialog. How long support took, and what was thought of it, stays without them. */
async function dropDialog(tx: Transaction, subscriberId: number): Promise<number> {
  const dialogs = tx.db.selectFrom('dialogs').select('id').where('subscriber_id', '=', subscriberId);
  await tx.db
    .updateTable('dialog_cases')
    .set({ dialog_id: null, sale_id: null })
    .where('dialog_id', 'in', dialogs)
    .execute();
  await tx.db.deleteFrom('drafts').where('dialog_id', 'in', dialogs).execute();
  await tx.db.deleteFrom('dialogs').where('subscriber_id', '=', subscriberId).execute();
  return eraseMessages(tx, [subscriberId]);
}

/** What they said and were told. */
export async function eraseMessages(tx: Transaction, subscriberIds: readonly number[]): Promise<number> {
  const theirs = tx.db.selectFrom('messages').select('id').where('subscriber_id', 'in', subscriberIds);
  await tx.db.deleteFrom('message_versions').where('message_id', 'in', theirs).execute();
  const gone = await tx.db.deleteFrom('messages').where('subscriber_id', 'in', subscriberIds).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/**
 * What they wrote, up to the wish to be forgotten, which is marked done before its effects; what waits came after it
 * and is for later. The rows stay for a day for their keys: a messenger may repeat an update.
 */
async function emptyInbox(tx: Transaction, { id, botId, messenger, externalId }: Subscriber): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('inbox')
    .set({ sender: FORGOTTEN + id, payload: '{}', error: null, state: 'done' })
    .where('bot_id', '=', botId)
    .where('messenger', '=', messenger)
    .where('sender', '=', externalId)
    .where('state', '<>', 'waiting')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Columns of a profile that say who it is. */
const NOTHING = {
  name: null,
  name_folded: null,
  username: null,
  language: null,
  country: null,
  device: null,
  avatar_url: null,
  source: null,
  phone: null,
};

async function eraseProfile(tx: Transaction, subscriberId: number): Promise<void> {
  await tx.db
    .updateTable('subscribers')
    .set({
      ...NOTHING,
      external_id: FORGOTTEN + subscriberId,
      state: 'unsubscribed',
      state_changed_at: tx.now,
      forgotten_at: tx.now,
    })
    .where('id', '=', subscriberId)
    .execute();
}

/** What was under way when staff had people forgotten, and was written after that: a sign-in, a place in a conversation. */
export async function eraseLateWords(tx: Transaction, subscriberIds: readonly number[]): Promise<void> {
  for (const table of ['club_sessions', 'conversations', 'subscriber_phones', 'subscriber_actions'] as const)
    await tx.db.deleteFrom(table).where('subscriber_id', 'in', subscriberIds).execute();
  await tx.db
    .updateTable('subscribers')
    .set(NOTHING)
    .where('id', 'in', subscriberIds)
    .where((eb) => eb.or([eb('phone', 'is not', null), eb('name', 'is not', null), eb('source', 'is not', null)]))
    .execute();
}
