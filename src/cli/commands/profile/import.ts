import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ImportedProfiles } from '../../../control/contract/profiles.ts';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import { EXIT_CODES } from '../../exit-codes.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type ProfileImportOptions = GlobalOptions & { bot?: string; file: string; dryRun?: boolean; skip?: boolean };

/** `ergo-bot profile import` */
export function createProfileImportCommand(
  deps: CommandDeps,
  run: Run<ProfileImportOptions> = runProfileImport,
): Command {
  const command = describeCommand(
    'import',
    'Set attributes and tags by phone from a workbook or CSV file: a column "phone", one for each attribute (its key or label), and "tags". Empty cells change nothing. When a row is not understood none is set.',
    ['ergo-bot profile import shops.xlsx --dry-run', 'ergo-bot profile import shops.xlsx --skip'],
  )
    .argument('<file>', 'an .xlsx or CSV file; what `ergo-bot profile export` wrote will do')
    .option('--dry-run', 'only say what would be set, and which rows are not understood')
    .option('--skip', 'leave out rows that are not understood, and set the others')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for a file or columns that cannot be read, 1 when rows were refused and none was set, 7 when they were skipped. */
export async function runProfileImport(options: ProfileImportOptions, io: Io): Promise<number> {
  const { dryRun = false, skip = false } = options;
  const bytes = await readFile(options.file).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('usage', `${options.file} cannot be read (${error.code ?? error.message})`);
  });
  const report = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return api.client.call(api.contract.profiles.import, { params, query: { dryRun, skip }, body: bytes });
  });
  if (options.json) io.data(JSON.stringify(report));
  else tell(report, io);
  if (report.refused === 0) return 0;
  return skip ? EXIT_CODES['partly done'] : 1;
}

/** Each row that is not set, then what was set. */
function tell({ rows, set, refused, nobody, dryRun }: ImportedProfiles, io: Io): void {
  for (const { row, kind, problems } of rows)
    io.data(kind === 'nobody' ? `row ${row}  no account has this phone` : `row ${row}  ${problems.join('; ')}`);
  if (nobody > 0) io.say(`${people(nobody)} not among the accounts: nothing is noted of them.`);
  if (refused > 0 && set === 0)
    io.say(`Nothing was set: ${refused} ${refused === 1 ? 'row is' : 'rows are'} not understood.`);
  else io.say(dryRun ? `${people(set)} to be set; nothing was.` : `${people(set)} set.`);
}

function people(count: number): string {
  return count === 1 ? '1 person is' : `${count} persons are`;
}
