import { AppError } from '../domain/app-error.ts';
import type { AttributeType } from '../domain/attribute.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { fieldsOf } from './filter/compile-filter.ts';
import type { FilterFields } from './filter/filter-fields.ts';
import type { Attribute } from './filter/fields/attribute-fields.ts';
import { parseFilter } from './filter/parse-filter.ts';

/** What was there before a change and what is there after it; nothing where there is none. */
export type Change<Value> = { before: Value | null; after: Value | null };

const KEY = /^[a-z][a-z0-9_]{0,31}$/;
const LONGEST_LABEL = 60;

/** What staff may note about the people of a bot: a closed list of attributes, each with a type. */
export class Attributes {
  readonly #store: Store;
  readonly #fields: FilterFields;

  constructor(props: { store: Store; fields: FilterFields }) {
    this.#store = props.store;
    this.#fields = props.fields;
  }

  /** Those of a bot, by their keys. */
  list(botId: string, db: Queries = this.#store.read): Promise<Attribute[]> {
    return db
      .selectFrom('attributes')
      .select(['id', 'key', 'label', 'type'])
      .where('bot_id', '=', botId)
      .orderBy('key')
      .execute();
  }

  /** AppError `not found`, naming those there are. */
  async get(botId: string, key: string, db: Queries = this.#store.read): Promise<Attribute> {
    const all = await this.list(botId, db);
    const found = all.find((attribute) => attribute.key === key);
    if (found) return found;
    const known = all.map((attribute) => attribute.key).join(', ') || 'none yet';
    throw new AppError('not found', `there is no attribute "${key}"; there are: ${known}`);
  }

  /** AppError `usage` for a key or label that cannot be, `conflict` for a key that is there. */
  async define(
    tx: Transaction,
    botId: string,
    { key, label, type }: { key: string; label: string; type: AttributeType },
  ): Promise<Change<Attribute>> {
    if (!KEY.test(key))
      throw new AppError('usage', `key: found "${key}", expected small latin letters, digits and _, a letter first`);
    if (this.#fields.isTaken(key)) throw new AppError('conflict', `"${key}" is the name of a field of filters already`);
    const all = await this.list(botId, tx.db);
    if (all.some((attribute) => attribute.key === key))
      throw new AppError('conflict', `the attribute "${key}" is there already`);
    const after = await tx.db
      .insertInto('attributes')
      .values({ bot_id: botId, key, label: readLabel(label), type, created_at: tx.now })
      .returning(['id', 'key', 'label', 'type'])
      .executeTakeFirstOrThrow();
    return { before: null, after };
  }

  async relabel(tx: Transaction, botId: string, key: string, label: string): Promise<Change<Attribute>> {
    const before = await this.get(botId, key, tx.db);
    const after = { ...before, label: readLabel(label) };
    await tx.db.updateTable('attributes').set({ label: after.label }).where('id', '=', before.id).execute();
    return { before, after };
  }

  /** Removes it with all its values. AppError `conflict` while a segment uses it. */
  async remove(tx: Transaction, botId: string, key: string): Promise<Change<Attribute>> {
    const before = await this.get(botId, key, tx.db);
    const segments = await tx.db
      .selectFrom('segments')
      .select(['name', 'filter'])
      .where('bot_id', '=', botId)
      .execute();
    const users = segments.filter(({ filter }) => {
      const parsed = parseFilter(filter);
      return parsed.ok && fieldsOf(parsed.value).includes(key);
    });
    if (users.length > 0) {
      const names = users.map(({ name }) => `"${name}"`).join(', ');
      throw new AppError(
        'conflict',
        `the attribute "${key}" is used by the segment ${names}: change or remove it first`,
      );
    }
    await tx.db.deleteFrom('attribute_values').where('attribute_id', '=', before.id).execute();
    await tx.db.deleteFrom('attributes').where('id', '=', before.id).execute();
    return { before, after: null };
  }
}

function readLabel(label: string): string {
  const clean = label
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .trim();
  if (clean !== '' && clean.length <= LONGEST_LABEL) return clean;
  throw new AppError('usage', `label: expected a text of 1 to ${LONGEST_LABEL} characters`);
}
