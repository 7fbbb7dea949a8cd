import { AppError } from '../domain/app-error.ts';
import type { Clock } from '../domain/clock.ts';
import type { LocalTime } from '../domain/local-time.ts';
import type { Queries } from '../store/database.ts';
import type { Attributes } from './attributes.ts';
import { compileFilter } from './filter/compile-filter.ts';
import { describeProblem } from './filter/describe-problem.ts';
import type { Field, PersonCondition } from './filter/field.ts';
import type { FilterFields } from './filter/filter-fields.ts';

/** Reads filters over the people of a bot, with its attributes, at this moment. */
export class Filters {
  readonly #attributes: Attributes;
  readonly #fields: FilterFields;
  readonly #localTime: LocalTime;
  readonly #clock: Clock;

  constructor(props: { attributes: Attributes; fields: FilterFields; localTime: LocalTime; clock: Clock }) {
    this.#attributes = props.attributes;
    this.#fields = props.fields;
    this.#localTime = props.localTime;
    this.#clock = props.clock;
  }

  /** Every field that a filter of the bot may use. */
  async fields(botId: string, db?: Queries): Promise<Field[]> {
    return (await this.#fieldsOf(botId, db)).all();
  }

  /** The condition that a filter means. AppError `usage` shows the place that is wrong and what is expected there. */
  async read(botId: string, filter: string, db?: Queries): Promise<PersonCondition> {
    const scope = { botId, now: this.#clock.now(), localTime: this.#localTime };
    const condition = compileFilter(filter, await this.#fieldsOf(botId, db), scope);
    if (condition.ok) return condition.value;
    throw new AppError('usage', `filter: ${describeProblem(filter, condition.failure)}`);
  }

  async #fieldsOf(botId: string, db?: Queries): Promise<FilterFields> {
    return this.#fields.withAttributes(await this.#attributes.list(botId, db));
  }
}
