import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ImportedTexts } from '../../../control/contract/texts.ts';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type TextImportOptions = GlobalOptions & { bot?: string; file: string; dryRun?: boolean };

/** `ergo-bot text import` */
export function createTextImportCommand(deps: CommandDeps, run: Run<TextImportOptions> = runTextImport): Command {
  const command = describeCommand(
    'import',
    'Set the texts of a workbook or CSV file with columns "Key" and "Text". When one is refused none is set.',
    ['ergo-bot text import texts.xlsx --dry-run', 'ergo-bot text import texts.xlsx'],
  )
    .argument('<file>', 'the file that `ergo-bot text export` wrote and somebody has changed')
    .option('--dry-run', 'only say what would be set, and what is wrong')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for a file that cannot be read, 1 when texts were refused, each with its row and why. */
export async function runTextImport(options: TextImportOptions, io: Io): Promise<number> {
  const bytes = await readFile(options.file).catch((error: NodeJS.ErrnoException) => {
    throw new AppError(
      'usage',
      `file: ${options.file} cannot be read (${error.code ?? error.message}), expected a workbook or CSV file`,
    );
  });
  const report = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return api.client.call(api.contract.texts.import, {
      params,
      query: { dryRun: options.dryRun ?? false },
      body: bytes,
    });
  });
  if (options.json) io.data(JSON.stringify(report));
  else tell(report, io);
  return report.refused > 0 ? 1 : 0;
}

function tell({ rows, changed, refused, dryRun }: ImportedTexts, io: Io): void {
  for (const { row, key, state, problems } of rows)
    if (state !== 'same') io.data([`row ${row}  ${state}  ${key}`, ...problems.map((one) => `  ${one}`)].join('\n'));
  if (refused > 0) io.say(`Nothing was set: ${refused} ${refused === 1 ? 'row is' : 'rows are'} refused.`);
  else if (dryRun) io.say(`${changed} ${changed === 1 ? 'text' : 'texts'} would be set; nothing was.`);
  else io.say(`${changed} ${changed === 1 ? 'text is' : 'texts are'} set.`);
}
