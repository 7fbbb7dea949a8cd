import { AppError } from '../domain/app-error.ts';
import { fold } from '../domain/fold.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Change } from './attributes.ts';
import type { PersonCondition } from './filter/field.ts';
import type { Filters } from './filters.ts';

/** A filter over the people of a bot that was given a name. */
export type Segment = { id: number; name: string; filter: string; createdAt: number; changedAt: number };

/** People as staff say whom they mean. */
export type NamedAudience = { segment?: string | undefined; filter?: string | undefined };

const LONGEST_NAME = 60;

/** The segments of the bots. */
export class Segments {
  readonly #store: Store;
  readonly #filters: Filters;

  constructor(props: { store: Store; filters: Filters }) {
    this.#store = props.store;
    this.#filters = props.filters;
  }

  /** Those of a bot, by their names. */
  async list(botId: string): Promise<Segment[]> {
    return (await select(this.#store.read, botId).orderBy('folded').execute()).map(asSegment);
  }

  /** By its name, in whatever capitals. AppError `not found`. */
  async get(botId: string, name: string, db: Queries = this.#store.read): Promise<Segment> {
    const row = await select(db, botId).where('folded', '=', fold(name)).executeTakeFirst();
    if (row) return asSegment(row);
    throw new AppError('not found', `there is no segment "${name.slice(0, LONGEST_NAME)}"`);
  }

  /** The filter that is meant by itself or by a segment's name; nothing for everybody. AppError `usage` for both at once. */
  async filterOf(botId: string, { segment, filter }: NamedAudience): Promise<string> {
    if (segment === undefined) return filter ?? '';
    if (filter !== undefined) throw new AppError('usage', 'give a segment or a filter, not both');
    return (await this.get(botId, segment)).filter;
  }

  /** The condition that it means; undefined for everybody. AppErrors as of {@link filterOf}, and for a wrong filter. */
  async conditionOf(botId: string, audience: NamedAudience): Promise<PersonCondition | undefined> {
    const filter = await this.filterOf(botId, audience);
    return filter.trim() === '' ? undefined : this.#filters.read(botId, filter);
  }

  /** AppError `usage` for a name or a filter that cannot be, `conflict` for a name that is there. */
  async create(
    tx: Transaction,
    botId: string,
    { name, filter }: { name: string; filter: string },
  ): Promise<Change<Segment>> {
    const named = readName(name);
    await this.#checkFilter(tx, botId, filter);
    await refuseTaken(tx, botId, named.folded);
    const { id } = await tx.db
      .insertInto('segments')
      .values({ bot_id: botId, ...named, filter, created_at: tx.now, changed_at: tx.now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { before: null, after: { id, name: named.name, filter, createdAt: tx.now, changedAt: tx.now } };
  }

  /** Gives a segment another name or filter. AppErrors as in {@link create}. */
  async change(
    tx: Transaction,
    botId: string,
    name: string,
    to: { name?: string | undefined; filter?: string | undefined },
  ): Promise<Change<Segment>> {
    const before = await this.get(botId, name, tx.db);
    const named = readName(to.name ?? before.name);
    const filter = to.filter ?? before.filter;
    await this.#checkFilter(tx, botId, filter);
    if (named.folded !== fold(before.name)) await refuseTaken(tx, botId, named.folded);
    await tx.db
      .updateTable('segments')
      .set({ ...named, filter, changed_at: tx.now })
      .where('id', '=', before.id)
      .execute();
    return { before, after: { ...before, name: named.name, filter, changedAt: tx.now } };
  }

  async remove(tx: Transaction, botId: string, name: string): Promise<Change<Segment>> {
    const before = await this.get(botId, name, tx.db);
    await tx.db.deleteFrom('segments').where('id', '=', before.id).execute();
    return { before, after: null };
  }

  async #checkFilter({ db }: Transaction, botId: string, filter: string): Promise<void> {
    if (filter.trim() === '') throw new AppError('usage', 'filter: expected a filter; everybody needs no segment');
    await this.#filters.read(botId, filter, db);
  }
}

function select(db: Queries, botId: string) {
  return db
    .selectFrom('segments')
    .select(['id', 'name', 'filter', 'created_at', 'changed_at'])
    .where('bot_id', '=', botId);
}

function asSegment(row: { id: number; name: string; filter: string; created_at: number; changed_at: number }): Segment {
  return { id: row.id, name: row.name, filter: row.filter, createdAt: row.created_at, changedAt: row.changed_at };
}

function readName(given: string): { name: string; folded: string } {
  const name = given.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name !== '' && name.length <= LONGEST_NAME && !/[\p{C}"]/u.test(name)) return { name, folded: fold(name) };
  throw new AppError('usage', `name: expected 1 to ${LONGEST_NAME} characters, none of them "`);
}

async function refuseTaken({ db }: Transaction, botId: string, folded: string): Promise<void> {
  const taken = await select(db, botId).where('folded', '=', folded).executeTakeFirst();
  if (taken) throw new AppError('conflict', `there is a segment "${taken.name}" already`);
}
