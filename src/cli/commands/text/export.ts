import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { OUTPUT_OPTION, saveDownload, type OutputOptions } from '../../save-download.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type TextExportOptions = GlobalOptions & OutputOptions & { bot?: string };

/** `ergo-bot text export` */
export function createTextExportCommand(deps: CommandDeps, run: Run<TextExportOptions> = runTextExport): Command {
  const command = describeCommand('export', 'Write all texts into an .xlsx workbook, for translators.', [
    'ergo-bot text export --output texts.xlsx',
  ])
    .option(...BOT_OPTION)
    .option(...OUTPUT_OPTION)
    .option('--force', 'write over a file that is there');
  return performs(command, deps, run);
}

/** Exit codes: 5 when the file is there already. */
export async function runTextExport(options: TextExportOptions, io: Io): Promise<number> {
  const path = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return saveDownload(await api.client.download(api.contract.texts.export, { params }), options, io);
  });
  if (options.json && path !== undefined) io.data(JSON.stringify({ file: path }));
  return 0;
}
