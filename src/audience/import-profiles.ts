import { AppError } from '../domain/app-error.ts';
import { fold } from '../domain/fold.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { ReadTable } from '../workbooks/table.ts';
import type { Attribute } from './filter/fields/attribute-fields.ts';
import importPlan, { type ImportColumns, type PlannedRow } from './import-plan.ts';
import { putValues } from './notes.ts';
import { OWN_HEADINGS, PHONE_HEADINGS, TAG_HEADINGS } from './profile-columns.ts';
import type { Tags } from './tags.ts';

type FittingRow = Extract<PlannedRow, { kind: 'fits' }>;

/** Every row of a file, understood or not. */
export type ImportPlan = { fits: FittingRow[]; rest: Exclude<PlannedRow, FittingRow>[] };

const READ_TIME = 5 * 60_000;
/** So many rows are written in one transaction: some milliseconds, so that no seller waits for an import. */
const PORTION = 250;
/** So many values in one statement: SQLite takes 32,766 parameters. */
const VALUES = 2_000;

/**
 * Reads a table of attributes and tags by phone in a worker thread, without changing anything. AppError `usage` for
 * columns that are not known.
 */
export async function planImport(
  store: Store,
  { botId, table, attributes }: { botId: string; table: ReadTable; attributes: readonly Attribute[] },
): Promise<ImportPlan> {
  const plan: ImportPlan = { fits: [], rest: [] };
  const columns = columnsOf(table.heading, attributes);
  const input = { botId, columns, rows: table.rows };
  for await (const row of store.long.rows(importPlan, input, { timeLimitMs: READ_TIME })) {
    if (row.kind === 'fits') plan.fits.push(row);
    else plan.rest.push(row);
  }
  return plan;
}

/** Writes what fits, a portion per transaction; `first` is part of the first. To be repeated when it was interrupted. */
export async function performImport(
  { store, tags }: { store: Store; tags: Tags },
  { botId, rows, first }: { botId: string; rows: readonly FittingRow[]; first: (tx: Transaction) => Promise<void> },
): Promise<void> {
  for (let from = 0; from === 0 || from < rows.length; from += PORTION)
    await store.write(async (tx) => {
      if (from === 0) await first(tx);
      const portion = rows.slice(from, from + PORTION);
      const values = portion.flatMap(({ member, values: own }) => own.map((value) => ({ member, ...value })));
      for (let at = 0; at < values.length; at += VALUES) await putValues(tx, values.slice(at, at + VALUES));
      const tagged = portion.flatMap(({ member, tags: own }) => own.map((tag) => ({ member, tag, key: fold(tag) })));
      for (const group of Map.groupBy(tagged, ({ key }) => key).values())
        await tags.changeMany(
          tx,
          botId,
          group.map(({ member }) => member),
          { add: group.slice(0, 1).map(({ tag }) => tag), remove: [] },
        );
    });
}

function columnsOf(heading: readonly string[], attributes: readonly Attribute[]): ImportColumns {
  const names = heading.map(fold);
  const placeOf = (known: readonly string[]) => {
    const place = names.findIndex((name) => known.includes(name));
    return place < 0 ? undefined : place;
  };
  const phone = placeOf(PHONE_HEADINGS);
  const tags = placeOf(TAG_HEADINGS);
  const found = names.flatMap((name, place) => {
    const attribute = attributes.find(({ key, label }) => key === name || fold(label) === name);
    return attribute ? [{ place, attribute }] : [];
  });
  const isKnown = (name: string, place: number) =>
    name === '' || [phone, tags, ...found.map((column) => column.place)].includes(place) || OWN_HEADINGS.includes(name);
  const unknown = heading.filter((_, place) => !isKnown(names[place] ?? '', place));
  const keys = attributes.map(({ key }) => key).join(', ') || 'none yet';
  if (phone === undefined)
    throw new AppError('usage', `the first row: found ${heading.join(', ')}, expected a column "phone"`);
  if (unknown.length > 0)
    throw new AppError(
      'usage',
      `the first row: found ${unknown.map((name) => `"${name}"`).join(', ')}, expected phone, tags or attributes (${keys}); make one with \`ergo-bot profile attribute define\``,
    );
  return { phone, tags, attributes: found };
}
