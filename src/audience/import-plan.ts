import { fold } from '../domain/fold.ts';
import type { Queries } from '../store/database.ts';
import { longRead } from '../store/long-read.ts';
import type { ReadCell, ReadTable } from '../workbooks/table.ts';
import { readAttributeValue, type AttributeValue } from './attribute-value.ts';
import type { Attribute } from './filter/fields/attribute-fields.ts';
import { readPhoneNumber } from './phone-number.ts';
import { isTagName } from './tags.ts';

/** What the columns of a file are, by their places. */
export type ImportColumns = {
  phone: number;
  tags: number | undefined;
  attributes: { place: number; attribute: Attribute }[];
};

export type ImportInput = { botId: string; columns: ImportColumns; rows: ReadTable['rows'] };

/** What a row of the file comes to. `nobody`: no account of the bot has the number. */
export type PlannedRow = { row: number } & (
  | { kind: 'fits'; member: string; values: (AttributeValue & { attributeId: number })[]; tags: string[] }
  | { kind: 'refused'; problems: string[] }
  | { kind: 'nobody' }
);

const PORTION = 500;

/** Reads every row of a file of attributes by phone; changes nothing. */
export default longRead<ImportInput, PlannedRow>(import.meta.url, async function* (db, { botId, columns, rows }) {
  const seen = new Map<string, number>();
  for (let from = 0; from < rows.length; from += PORTION) {
    const read = rows.slice(from, from + PORTION).map((row) => readRow(row, columns, seen));
    const known = await knownOf(db, botId, read);
    for (const row of read)
      yield row.kind === 'fits' && !known.has(row.member) ? { row: row.row, kind: 'nobody' } : row;
  }
});

function readRow({ number, cells }: ReadTable['rows'][number], columns: ImportColumns, seen: Map<string, number>) {
  const problems: string[] = [];
  const phone = textOf(cells[columns.phone]);
  const member = readPhoneNumber(phone);
  const before = member === undefined ? undefined : seen.get(member);
  if (member === undefined) problems.push(`phone: found ${shown(phone)}, expected a number as in 0671234567`);
  else if (before !== undefined) problems.push(`phone: it stands in row ${before} already`);
  else seen.set(member, number);
  const values: (AttributeValue & { attributeId: number })[] = [];
  for (const { place, attribute } of columns.attributes) {
    const cell = cells[place] ?? null;
    if (textOf(cell) === '') continue;
    const value = readAttributeValue(attribute.type, cell ?? '');
    if (value.ok) values.push({ attributeId: attribute.id, ...value.value });
    else problems.push(`${attribute.key}: found ${shown(textOf(cell))}, expected ${value.failure}`);
  }
  const tags = columns.tags === undefined ? [] : tagsIn(textOf(cells[columns.tags]));
  for (const tag of tags)
    if (!isTagName(tag)) problems.push(`tags: found ${shown(tag)}, expected tags with commas between`);
  if (problems.length > 0 || member === undefined) return { row: number, kind: 'refused', problems } as const;
  return { row: number, kind: 'fits', member, values, tags } as const;
}

async function knownOf(db: Queries, botId: string, rows: readonly PlannedRow[]): Promise<Set<string>> {
  const members = rows.flatMap((row) => (row.kind === 'fits' ? [row.member] : []));
  const found = await db
    .selectFrom('subscribers')
    .select('member')
    .where('bot_id', '=', botId)
    .where('member', 'in', members)
    .where('forgotten_at', 'is', null)
    .execute();
  return new Set(found.map(({ member }) => member));
}

function tagsIn(text: string): string[] {
  const tags = text.split(/[,;]/).map((tag) => tag.trim());
  return [...new Map(tags.filter((tag) => tag !== '').map((tag) => [fold(tag), tag])).values()];
}

function textOf(cell: ReadCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

function shown(text: string): string {
  return text === '' ? 'nothing' : `"${text.slice(0, 60)}"`;
}
