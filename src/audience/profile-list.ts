import { AppError } from '../domain/app-error.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { SubscriberState } from '../domain/subscriber.ts';
import type { Queries } from '../store/database.ts';
import { allOf, type Expressions } from '../store/expressions.ts';
import type { LongReadOptions } from '../store/long-reads.ts';
import { readApart } from '../store/query-read.ts';
import type { Store } from '../store/store.ts';
import type { PersonCondition } from './filter/field.ts';
import { peopleOf } from './people.ts';
import { readPhoneNumber } from './phone-number.ts';
import { tagsOf } from './tags.ts';

/** By what profiles are put in order. Who has no phone or no name comes first, and last when it is turned round. */
export const PROFILE_ORDERS = ['phone', 'name', 'created', 'seen'] as const;
export type ProfileOrder = (typeof PROFILE_ORDERS)[number];

const COLUMNS = {
  phone: 'subscribers.phone',
  name: 'subscribers.name_folded',
  created: 'subscribers.created_at',
  seen: 'subscribers.last_seen_at',
} as const satisfies Record<ProfileOrder, string>;

/** A profile as it stands in a list. */
export type ListedProfile = {
  id: number;
  messenger: MessengerName;
  state: SubscriberState;
  name: string | null;
  username: string | null;
  phone: string | null;
  member: string;
  createdAt: number;
  lastSeenAt: number;
  tags: string[];
};

/** `after`: the profile that was the last of the page before. */
export type ProfileQuestion = {
  botId: string;
  conditions: readonly PersonCondition[];
  after: number | undefined;
  limit: number;
};

/** A page of profiles, found in a worker thread. AppError `usage` for a page after nobody. */
export async function listProfiles(
  store: Store,
  question: ProfileQuestion & { order: ProfileOrder; isDescending: boolean },
  options?: LongReadOptions,
): Promise<ListedProfile[]> {
  const { botId, order, isDescending, after, limit } = question;
  const direction = isDescending ? 'desc' : 'asc';
  const last = after === undefined ? undefined : await placeOf(store.read, botId, order, after);
  const rows = await readApart(
    store.long,
    meant(store.read, question)
      .where((eb) => (last ? comesAfter(eb, COLUMNS[order], isDescending, last) : allOf([])))
      .select(LISTED)
      .orderBy(COLUMNS[order], direction)
      .orderBy('subscribers.id', direction)
      .limit(limit),
    options,
  );
  return withTags(store.read, botId, rows);
}

type Last = { id: number; value: string | number | null };

/** Nothing is less than everything. */
function comesAfter(
  eb: Expressions<'subscribers'>,
  column: (typeof COLUMNS)[ProfileOrder],
  isDescending: boolean,
  { id, value }: Last,
) {
  const further = eb('subscribers.id', isDescending ? '<' : '>', id);
  if (value === null) {
    const beside = eb.and([eb(column, 'is', null), further]);
    return isDescending ? beside : eb.or([beside, eb(column, 'is not', null)]);
  }
  const beside = eb.and([eb(column, '=', value), further]);
  if (!isDescending) return eb.or([beside, eb(column, '>', value)]);
  return eb.or([beside, eb(column, '<', value), eb(column, 'is', null)]);
}

/** The accounts of a number. */
export type ListedMember = { phone: string; accounts: ListedProfile[] };

/** A page of numbers in their order, each with all its accounts. */
export async function listMembers(
  store: Store,
  question: ProfileQuestion,
  options?: LongReadOptions,
): Promise<ListedMember[]> {
  const { botId, after, limit } = question;
  const last = after === undefined ? undefined : await placeOf(store.read, botId, 'phone', after);
  const found = await readApart(
    store.long,
    meant(store.read, question)
      .where('subscribers.phone', '>', String(last?.value ?? ''))
      .select('subscribers.phone')
      .groupBy('subscribers.phone')
      .orderBy('subscribers.phone')
      .limit(limit),
    options,
  );
  const phones = found.flatMap(({ phone }) => phone ?? []);
  const rows = await peopleOf(store.read, { botId })
    .where('subscribers.phone', 'in', phones)
    .select(LISTED)
    .orderBy('subscribers.messenger')
    .orderBy('subscribers.id')
    .execute();
  const accounts = Map.groupBy(await withTags(store.read, botId, rows), ({ phone }) => phone);
  return phones.map((phone) => ({ phone, accounts: accounts.get(phone) ?? [] }));
}

/** The accounts of a profile's id or of a phone number, one at least. AppError `not found`. */
export async function findAccounts(db: Queries, botId: string, who: string): Promise<ListedProfile[]> {
  const phone = readPhoneNumber(who);
  if (phone !== undefined) {
    const accounts = await accountsOf(db, botId, phone);
    if (accounts.length > 0) return accounts;
    throw new AppError(
      'not found',
      'no account has this phone number: look for a part of it with `ergo-bot profile search`',
    );
  }
  const id = /^\d{1,9}$/.test(who) ? Number(who) : undefined;
  const people = peopleOf(db, { botId }).where('subscribers.id', '=', id ?? -1);
  const found = id === undefined ? [] : await withTags(db, botId, await people.select(LISTED).execute());
  if (found.length > 0) return found;
  throw new AppError('not found', `there is no profile "${who}": see them with \`ergo-bot profile list\``);
}

/** All accounts of a member. */
export async function accountsOf(db: Queries, botId: string, member: string): Promise<ListedProfile[]> {
  const people = peopleOf(db, { botId }).where('subscribers.member', '=', member);
  return withTags(db, botId, await people.select(LISTED).orderBy('subscribers.id').execute());
}

const LISTED = [
  'subscribers.id',
  'subscribers.messenger',
  'subscribers.state',
  'subscribers.name',
  'subscribers.username',
  'subscribers.phone',
  'subscribers.member',
  'subscribers.created_at as createdAt',
  'subscribers.last_seen_at as lastSeenAt',
] as const;

function meant(db: Queries, { botId, conditions }: ProfileQuestion) {
  return peopleOf(db, { botId, condition: (eb) => allOf(conditions.map((condition) => condition(eb))) });
}

async function placeOf(db: Queries, botId: string, order: ProfileOrder, id: number): Promise<Last> {
  const row = await db
    .selectFrom('subscribers')
    .select(`${COLUMNS[order]} as value`)
    .where('id', '=', id)
    .where('bot_id', '=', botId)
    .executeTakeFirst();
  if (row) return { id, value: row.value };
  throw new AppError('usage', 'cursor: found something else, expected what the page before gave as next');
}

async function withTags(
  db: Queries,
  botId: string,
  rows: readonly Omit<ListedProfile, 'tags'>[],
): Promise<ListedProfile[]> {
  const members = rows.map(({ member }) => member);
  const tags = await tagsOf(db, botId, members);
  return rows.map((row) => ({ ...row, tags: tags.get(row.member) ?? [] }));
}
