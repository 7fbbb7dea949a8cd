import type * as z from 'zod';
import { performImport, planImport } from '../../../audience/import-profiles.ts';
import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import { describeFault } from '../../../workbooks/table.ts';
import { readTableFile } from '../../../workbooks/table-reader.ts';
import type { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';

type Report = z.input<(typeof contract.profiles.import)['answer']['schema']>;

/**
 * Sets what a file says of people, by phone. When a row is refused none is set, unless such rows are to be skipped; a dry
 * run sets none and tells the same. AppError `usage` for a file that cannot be read.
 */
export async function importProfiles(
  { store, audit, audience }: ControlParts,
  given: { bot: string; dryRun: boolean; skip: boolean; bytes: Uint8Array; caller: Caller },
): Promise<Report> {
  const { bot, dryRun, skip, caller } = given;
  const table = await readTableFile(given.bytes);
  if (!table.ok) throw new AppError('usage', describeFault(table.failure));
  const attributes = await audience.attributes.list(bot);
  const { fits, rest } = await planImport(store, { botId: bot, table: table.value, attributes });
  const refused = rest.filter(({ kind }) => kind === 'refused').length;
  const isHeld = refused > 0 && !skip;
  const figures = { dryRun, set: isHeld ? 0 : fits.length, refused, nobody: rest.length - refused };
  const entry = { action: 'profiles.import', botId: bot, after: figures };
  await performImport(
    { store, tags: audience.tags },
    { botId: bot, rows: dryRun || isHeld ? [] : fits, first: (tx) => audit.note(tx, actorOf(caller), entry) },
  );
  const rows = rest.map((row) => ({
    row: row.row,
    kind: row.kind,
    problems: row.kind === 'refused' ? row.problems : [],
  }));
  return { ...figures, rows };
}
