import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { OUTPUT_OPTION, saveDownload, type OutputOptions } from '../../save-download.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { FILTER_OPTION, SEGMENT_OPTION, whom, type WhomOptions } from '../../whom.ts';

export type ProfileExportOptions = GlobalOptions & OutputOptions & WhomOptions & { bot?: string };

/** `ergo-bot profile export` */
export function createProfileExportCommand(
  deps: CommandDeps,
  run: Run<ProfileExportOptions> = runProfileExport,
): Command {
  const command = describeCommand(
    'export',
    'Write profiles with attributes and tags into an .xlsx workbook: all, of a segment or of a filter (administrators).',
    [
      'ergo-bot profile export --output profiles.xlsx',
      'ergo-bot profile export --filter "tag:vip" --output - > vip.xlsx',
    ],
  )
    .option(...SEGMENT_OPTION)
    .option(...FILTER_OPTION)
    .option(...OUTPUT_OPTION)
    .option('--force', 'write over a file that is there')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 5 when the file is there already. */
export async function runProfileExport(options: ProfileExportOptions, io: Io): Promise<number> {
  const path = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    const file = await api.client.download(api.contract.profiles.export, { params, query: whom(options) });
    return saveDownload(file, options, io);
  });
  if (options.json && path !== undefined) io.data(JSON.stringify({ file: path }));
  return 0;
}
