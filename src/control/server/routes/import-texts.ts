import type * as z from 'zod';
import { AppError } from '../../../domain/app-error.ts';
import { actorOf, type Caller } from '../../../domain/staff.ts';
import { describeFault, type ReadTable } from '../../../workbooks/table.ts';
import { readTableFile } from '../../../workbooks/table-reader.ts';
import type { contract } from '../../contract.ts';
import type { ControlParts } from '../parts.ts';
import { KEY_COLUMN, TEXT_COLUMN } from './texts-sheet.ts';
import { describeProblems } from './texts.ts';

type Report = z.input<(typeof contract.texts.import)['answer']['schema']>;
type Row = Report['rows'][number];

/** One row of the file that names a text. */
type Wanted = { row: number; key: string; source: string };

/**
 * Sets every text of the file that is another than now, or none when one of them is refused; a dry run sets none and
 * tells the same. AppError `usage` for a file that cannot be read.
 */
export async function importTexts(
  { texts, store, audit }: ControlParts,
  { bot, dryRun, bytes, caller }: { bot: string; dryRun: boolean; bytes: Uint8Array; caller: Caller },
): Promise<Report> {
  const table = await readTableFile(bytes);
  if (!table.ok) throw new AppError('usage', describeFault(table.failure));
  const known = new Map((await texts.list(bot)).map(({ key, source }): [string, string] => [key, source]));
  const wanted = wantedOf(table.value);
  const rows = await Promise.all(
    wanted.map(async ({ row, key, source }): Promise<Row> => {
      if (!known.has(key)) return { row, key, state: 'refused', problems: [`There is no text ${key}.`] };
      if (wanted.some((other) => other.key === key && other.row < row))
        return { row, key, state: 'refused', problems: [`The text ${key} stands in the file twice.`] };
      if (known.get(key) === source) return { row, key, state: 'same', problems: [] };
      const problems = describeProblems(await texts.check(bot, key, source));
      return { row, key, state: problems.length > 0 ? 'refused' : 'changed', problems };
    }),
  );
  const changed = rows.filter(({ state }) => state === 'changed');
  const refused = rows.filter(({ state }) => state === 'refused');
  const report = { dryRun, changed: changed.length, refused: refused.length, rows };
  const entry = { action: 'texts.import', botId: bot, after: { dryRun, texts: changed.map(({ key }) => key) } };
  if (dryRun || refused.length > 0 || changed.length === 0) {
    await store.write((tx) => audit.note(tx, actorOf(caller), { ...entry, after: { ...entry.after, texts: [] } }));
    return refused.length > 0 ? { ...report, changed: 0, rows: rows.map(notSet) } : report;
  }
  const sources = new Map(
    wanted.filter(({ row }) => changed.some((one) => one.row === row)).map(({ key, source }) => [key, source]),
  );
  const also = (tx: Parameters<typeof audit.note>[0]) => audit.note(tx, actorOf(caller), entry);
  const set = await texts.setAll({ botId: bot, actor: caller.login, sources, also });
  if (set.ok) return report;
  const why = set.failure.map(({ key, problems }) => `${key}: ${describeProblems(problems).join(' ')}`);
  throw new AppError('conflict', `nothing was set: ${why.join('; ')}`);
}

/** When one is refused none is set. */
function notSet(row: Row): Row {
  return row.state === 'changed' ? { ...row, state: 'held back' } : row;
}

function wantedOf({ heading, rows }: ReadTable): Wanted[] {
  const [key, source] = [KEY_COLUMN, TEXT_COLUMN].map((name) => heading.findIndex((one) => one.trim() === name));
  if (key === undefined || source === undefined || key < 0 || source < 0)
    throw new AppError(
      'usage',
      `the first row: found ${heading.join(', ')}, expected columns "${KEY_COLUMN}" and "${TEXT_COLUMN}"`,
    );
  return rows.flatMap(({ number, cells }) => {
    const name = String(cells[key] ?? '').trim();
    return name === ''
      ? []
      : [
          {
            row: number,
            key: name,
            source: String(cells[source] ?? '')
              .replaceAll('\r\n', '\n')
              .trim(),
          },
        ];
  });
}
