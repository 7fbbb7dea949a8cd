import { LocalTime } from '../domain/local-time.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import { streamOf, type Asked } from '../store/query-read.ts';
import type { Cell, CellKind, Sheet } from '../workbooks/sheet.ts';
import type { Attribute } from './filter/fields/attribute-fields.ts';
import { PROFILE_COLUMNS } from './profile-columns.ts';
import { tagsOf } from './tags.ts';

/** `people`: a query for the ids of those who are meant. */
export type ProfilesExport = { botId: string; people: Asked; attributes: Attribute[]; zone: string };

const PORTION = 1_000;
const KINDS: Record<Attribute['type'], CellKind> = { text: 'text', number: 'number', date: 'date', boolean: 'flag' };

/** Profiles as a workbook, byte by byte. */
export default longRead<ProfilesExport, Uint8Array>(import.meta.url, async function* (db, input) {
  // Only in the worker: the program itself has no use for what makes workbooks.
  const { xlsxBytes } = await import('../workbooks/xlsx-bytes.ts');
  const columns = input.attributes.map(({ key, type }) => ({ heading: key, kind: KINDS[type] }));
  const sheet: Sheet = { name: 'Profiles', columns: [...PROFILE_COLUMNS, ...columns], rows: rows(db, input) };
  yield* xlsxBytes([sheet], { localTime: new LocalTime(input.zone) });
});

async function* rows(db: Queries, input: ProfilesExport): AsyncGenerator<Cell[]> {
  const ids: number[] = [];
  for await (const { id } of streamOf<{ id: number }>(db, input.people)) ids.push(id);
  for (let from = 0; from < ids.length; from += PORTION)
    yield* await portion(db, input, ids.slice(from, from + PORTION));
}

async function portion(db: Queries, { botId, attributes }: ProfilesExport, ids: number[]): Promise<Cell[][]> {
  const people = await db.selectFrom('subscribers').selectAll().where('id', 'in', ids).orderBy('id').execute();
  const members = people.map(({ member }) => member);
  const tags = await tagsOf(db, botId, members);
  const notes = await db
    .selectFrom('attribute_values')
    .select(['attribute_id', 'member', 'value', 'number'])
    .where('member', 'in', members)
    .execute();
  const noted = new Map(notes.map((note) => [`${note.attribute_id} ${note.member}`, note]));
  const sales = await db
    .selectFrom('sales')
    .select((eb) => [
      'subscriber_id',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number | null>('points').as('points'),
    ])
    .where('subscriber_id', 'in', ids)
    .where('state', '=', 'registered')
    .groupBy('subscriber_id')
    .execute();
  const sold = new Map(sales.map((one) => [one.subscriber_id, one]));
  return people.map((one) => [
    one.id,
    one.phone,
    one.messenger,
    one.state,
    one.name,
    one.username,
    one.language,
    one.country,
    one.device,
    one.source,
    one.created_at,
    one.last_seen_at,
    sold.get(one.id)?.count ?? 0,
    sold.get(one.id)?.points ?? 0,
    tags.get(one.member)?.join(', '),
    ...attributes.map((attribute) => cellOf(attribute, noted.get(`${attribute.id} ${one.member}`))),
  ]);
}

function cellOf({ type }: Attribute, note: { value: string; number: number | null } | undefined): Cell {
  if (note === undefined) return null;
  if (type === 'number') return note.number;
  return type === 'boolean' ? note.value === 'true' : note.value;
}
