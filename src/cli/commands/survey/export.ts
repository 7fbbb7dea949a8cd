import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { OUTPUT_OPTION, saveDownload, type OutputOptions } from '../../save-download.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyExportOptions = GlobalOptions & OutputOptions & { bot?: string; id: string };

/** `ergo-bot survey export` */
export function createSurveyExportCommand(deps: CommandDeps, run: Run<SurveyExportOptions> = runSurveyExport): Command {
  const command = describeCommand(
    'export',
    'Write an .xlsx workbook with a summary, charts, and a row for each answer of each person.',
    ['ergo-bot survey export 3 --output spring.xlsx'],
  )
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION)
    .option(...OUTPUT_OPTION)
    .option('--force', 'write over a file that is there');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey, 5 when the file is there already. */
export async function runSurveyExport(options: SurveyExportOptions, io: Io): Promise<number> {
  const { id } = options;
  const path = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    return saveDownload(await api.client.download(api.contract.surveys.export, { params }), options, io);
  });
  if (options.json && path !== undefined) io.data(JSON.stringify({ file: path }));
  return 0;
}
