import { AppError } from '../domain/app-error.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { readAttributeValue, type AttributeValue } from './attribute-value.ts';
import type { Attributes, Change } from './attributes.ts';
import type { Attribute } from './filter/fields/attribute-fields.ts';

/** What is noted of somebody under one attribute. */
export type Note = Pick<Attribute, 'key' | 'label' | 'type'> & { value: string };

/** A value to be noted of a member. */
export type NewValue = AttributeValue & { attributeId: number; member: string };

/**
 * What staff have noted of people under the attributes of a bot. It belongs to the member, the phone number, so that
 * all accounts of a person share it, and to the account alone while that has no number.
 */
export class Notes {
  readonly #store: Store;
  readonly #attributes: Attributes;

  constructor(props: { store: Store; attributes: Attributes }) {
    this.#store = props.store;
    this.#attributes = props.attributes;
  }

  /** All that is noted of a member, by the attributes' keys. */
  of(botId: string, member: string, db: Queries = this.#store.read): Promise<Note[]> {
    return db
      .selectFrom('attribute_values')
      .innerJoin('attributes', 'attributes.id', 'attribute_values.attribute_id')
      .select(['attributes.key', 'attributes.label', 'attributes.type', 'attribute_values.value'])
      .where('attributes.bot_id', '=', botId)
      .where('attribute_values.member', '=', member)
      .orderBy('attributes.key')
      .execute();
  }

  /** Notes a value as staff typed it, or takes it away (null). AppError `usage` says what is expected. */
  async set(
    tx: Transaction,
    botId: string,
    member: string,
    { key, given }: { key: string; given: string | null },
  ): Promise<Change<string>> {
    const attribute = await this.#attributes.get(botId, key, tx.db);
    const value = given === null ? undefined : readAttributeValue(attribute.type, given);
    if (value && !value.ok) throw new AppError('usage', `${key}: found "${given}", expected ${value.failure}`);
    const [noted] = (await this.of(botId, member, tx.db)).filter((note) => note.key === key);
    if (value) await putValues(tx, [{ attributeId: attribute.id, member, ...value.value }]);
    else await dropValue(tx, attribute.id, member);
    return { before: noted?.value ?? null, after: value?.value.value ?? null };
  }
}

/** Notes values of members, each in place of the one before. */
export async function putValues({ db, now }: Transaction, values: readonly NewValue[]): Promise<void> {
  await db
    .insertInto('attribute_values')
    .values(values.map(({ attributeId, ...value }) => ({ attribute_id: attributeId, ...value, set_at: now })))
    .onConflict((conflict) =>
      conflict.columns(['attribute_id', 'member']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        folded: eb.ref('excluded.folded'),
        number: eb.ref('excluded.number'),
        set_at: eb.ref('excluded.set_at'),
      })),
    )
    .execute();
}

async function dropValue({ db }: Transaction, attributeId: number, member: string): Promise<void> {
  await db
    .deleteFrom('attribute_values')
    .where('attribute_id', '=', attributeId)
    .where('member', '=', member)
    .execute();
}
