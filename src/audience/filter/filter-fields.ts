import type { Field } from './field.ts';
import { attributeField, type Attribute } from './fields/attribute-fields.ts';
import { PHONE_FIELD } from './fields/phone-field.ts';
import { PLAIN_FIELDS } from './fields/plain-fields.ts';
import { SALE_FIELDS } from './fields/sale-fields.ts';
import { TAG_FIELD } from './fields/tag-field.ts';

/** The fields that there are of themselves, in the order in which they are told of. */
const BUILT_IN: readonly Field[] = [TAG_FIELD, PHONE_FIELD, ...PLAIN_FIELDS, ...SALE_FIELDS];

/** Names that fields to come may want. */
const KEPT = [
  'and',
  'or',
  'not',
  'id',
  'bot',
  'segment',
  'attribute',
  'answer',
  'survey',
  'surveys',
  'dialog',
  'member',
  'tags',
  'phones',
];

/** The closed list of fields that filters may use. `others`: those that other rooms bring. */
export class FilterFields {
  readonly #fields: ReadonlyMap<string, Field>;

  constructor(others: readonly Field[] = []) {
    this.#fields = new Map([...BUILT_IN, ...others].map((field) => [field.name, field]));
  }

  /** With the attributes of a bot. */
  withAttributes(attributes: readonly Attribute[]): FilterFields {
    return new FilterFields([...this.#fields.values(), ...attributes.map(attributeField)]);
  }

  /** Whether an attribute must not be called so. */
  isTaken(key: string): boolean {
    return this.#fields.has(key) || KEPT.includes(key);
  }

  find(name: string): Field | undefined {
    return this.#fields.get(name);
  }

  all(): Field[] {
    return [...this.#fields.values()];
  }
}
