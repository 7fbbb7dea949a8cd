import { AppError } from '../domain/app-error.ts';
import { fold } from '../domain/fold.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { Change } from './attributes.ts';

const LONGEST = 40;

/** Words that staff put on people of a bot. They belong to members, as notes do. A tag that nobody has is gone. */
export class Tags {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Those of a bot by their names, with how many members have each. */
  async list(botId: string): Promise<{ name: string; members: number }[]> {
    return this.#store.read
      .selectFrom('tags')
      .innerJoin('tag_members', 'tag_members.tag_id', 'tags.id')
      .select((eb) => ['tags.name', eb.fn.countAll<number>().as('members')])
      .where('tags.bot_id', '=', botId)
      .groupBy('tags.id')
      .orderBy('tags.folded')
      .execute();
  }

  /** The tags of a member, by their names. */
  async of(botId: string, member: string, db: Queries = this.#store.read): Promise<string[]> {
    return (await tagsOf(db, botId, [member])).get(member) ?? [];
  }

  /** Puts tags on a member and takes others away. AppError `usage` for a name that cannot be. */
  async change(
    tx: Transaction,
    botId: string,
    member: string,
    to: { add: readonly string[]; remove: readonly string[] },
  ): Promise<Change<string[]>> {
    const before = await this.of(botId, member, tx.db);
    await this.changeMany(tx, botId, [member], to);
    return { before, after: await this.of(botId, member, tx.db) };
  }

  /** Puts tags on many members, or takes them away; answers how many of the two were made so. */
  async changeMany(
    tx: Transaction,
    botId: string,
    members: readonly string[],
    { add, remove }: { add: readonly string[]; remove: readonly string[] },
  ): Promise<number> {
    let count = 0;
    for (const name of add) {
      const id = await this.#idOf(tx, botId, name);
      const { numInsertedOrUpdatedRows } = await tx.db
        .insertInto('tag_members')
        .values(members.map((member) => ({ tag_id: id, member, set_at: tx.now })))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      count += Number(numInsertedOrUpdatedRows ?? 0n);
    }
    const { numDeletedRows } = await tx.db
      .deleteFrom('tag_members')
      .where('member', 'in', members)
      .where('tag_id', 'in', (query) =>
        query.selectFrom('tags').select('id').where('bot_id', '=', botId).where('folded', 'in', remove.map(fold)),
      )
      .executeTakeFirst();
    await dropUnused(tx, botId);
    return count + Number(numDeletedRows);
  }

  async #idOf({ db, now }: Transaction, botId: string, given: string): Promise<number> {
    const name = nameFrom(given);
    if (!isTagName(given))
      throw new AppError(
        'usage',
        `tag: found "${given.slice(0, 60)}", expected 1 to ${LONGEST} characters, none of them " , ;`,
      );
    const folded = fold(name);
    const known = await db
      .selectFrom('tags')
      .select('id')
      .where('bot_id', '=', botId)
      .where('folded', '=', folded)
      .executeTakeFirst();
    if (known) return known.id;
    const made = await db
      .insertInto('tags')
      .values({ bot_id: botId, name, folded, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  }
}

/** Whether a tag may be called so. */
export function isTagName(given: string): boolean {
  const name = nameFrom(given);
  return name !== '' && name.length <= LONGEST && !/[\p{C}",;]/u.test(name);
}

function nameFrom(given: string): string {
  return given.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** A tag is there while somebody has it. */
export async function dropUnused({ db }: Transaction, botId: string): Promise<void> {
  await db
    .deleteFrom('tags')
    .where('bot_id', '=', botId)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('tag_members').select('tag_id').whereRef('tag_members.tag_id', '=', 'tags.id'))),
    )
    .execute();
}

/** The tags of members, by their names, for those who have some. */
export async function tagsOf(db: Queries, botId: string, members: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('tag_members')
    .innerJoin('tags', 'tags.id', 'tag_members.tag_id')
    .select(['tag_members.member', 'tags.name'])
    .where('tags.bot_id', '=', botId)
    .where('tag_members.member', 'in', members)
    .orderBy('tags.folded')
    .execute();
  return new Map([...Map.groupBy(rows, ({ member }) => member)].map(([member, all]) => [member, all.map(nameOf)]));
}

function nameOf({ name }: { name: string }): string {
  return name;
}
