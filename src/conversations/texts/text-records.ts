import type { Queries, Transaction } from '../../store/database.ts';
import { DEFINITIONS, isTextKey, type TextKey } from './catalogue.ts';

/** A text of the bot's own, as it is stored. */
export type OwnText = { source: string; actor: string; changedAt: number };

/** One change of a text: who, when, and what sellers read before and after. A reset brings the catalogue's text back. */
export type TextChange = {
  key: TextKey;
  kind: 'set' | 'reset';
  before: string;
  after: string;
  actor: string;
  at: number;
};

/** Who changes which text of which bot. */
export type TextAuthor = { botId: string; key: TextKey; actor: string };

/** The own texts of a bot; those that the catalogue no longer knows are left out. */
export async function ownTexts(db: Queries, botId: string): Promise<Map<TextKey, OwnText>> {
  const rows = await db.selectFrom('own_texts').selectAll().where('bot_id', '=', botId).execute();
  return new Map(
    rows.flatMap(({ key, source, actor, changed_at: changedAt }): [TextKey, OwnText][] =>
      isTextKey(key) ? [[key, { source, actor, changedAt }]] : [],
    ),
  );
}

/** What was changed, the newest first: of one text, or of all. */
export async function textChanges(db: Queries, botId: string, keys?: readonly TextKey[]): Promise<TextChange[]> {
  let query = db.selectFrom('text_changes').selectAll().where('bot_id', '=', botId);
  if (keys) query = query.where('key', 'in', keys);
  const rows = await query.orderBy('id', 'desc').execute();
  return rows.flatMap(({ key, kind, before, after, actor, at }) =>
    isTextKey(key) ? [{ key, kind, before, after, actor, at }] : [],
  );
}

/** Writes a text of the bot's own, and that it was written; nothing when that is what sellers read already. */
export async function keepOwnText(tx: Transaction, author: TextAuthor, source: string): Promise<void> {
  const { botId, key, actor } = author;
  const before = await currentSource(tx, botId, key);
  if (before === source) return;
  const row = { source, actor, changed_at: tx.now };
  await tx.db
    .insertInto('own_texts')
    .values({ bot_id: botId, key, ...row })
    .onConflict((conflict) => conflict.columns(['bot_id', 'key']).doUpdateSet(row))
    .execute();
  await note(tx, author, 'set', before, source);
}

/** Takes the bot's own text away, and writes that down; nothing when there is none. */
export async function dropOwnText(tx: Transaction, author: TextAuthor): Promise<void> {
  const { botId, key } = author;
  const own = (await ownTexts(tx.db, botId)).get(key);
  if (!own) return;
  await tx.db.deleteFrom('own_texts').where('bot_id', '=', botId).where('key', '=', key).execute();
  await note(tx, author, 'reset', own.source, DEFINITIONS[key].source);
}

async function currentSource(tx: Transaction, botId: string, key: TextKey): Promise<string> {
  return (await ownTexts(tx.db, botId)).get(key)?.source ?? DEFINITIONS[key].source;
}

async function note(
  tx: Transaction,
  { botId, key, actor }: TextAuthor,
  kind: TextChange['kind'],
  before: string,
  after: string,
): Promise<void> {
  await tx.db
    .insertInto('text_changes')
    .values({ bot_id: botId, key, kind, before, after, actor, at: tx.now })
    .execute();
}
