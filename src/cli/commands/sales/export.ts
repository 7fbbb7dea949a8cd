import { Option, type Command } from 'commander';
import { SALE_STATES, type SaleState } from '../../../domain/sale.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { OUTPUT_OPTION, saveDownload, type OutputOptions } from '../../save-download.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { isoFrom, isoUntil } from '../../when.ts';

export type SalesExportOptions = GlobalOptions &
  OutputOptions & {
    bot?: string;
    state?: SaleState[];
    phone?: string;
    from?: string;
    to?: string;
  };

/** `ergo-bot sales export` */
export function createSalesExportCommand(deps: CommandDeps, run: Run<SalesExportOptions> = runSalesExport): Command {
  const command = describeCommand('export', 'Write sales into an .xlsx workbook, the newest first.', [
    'ergo-bot sales export --from 2026-03-01 --to 2026-03-31 --output march.xlsx',
    'ergo-bot sales export --state refused --output - > refused.xlsx',
  ])
    .option(...BOT_OPTION)
    .addOption(new Option('--state <state...>', 'in some of these states').choices(SALE_STATES))
    .option('--phone <phone>', 'of a seller: the number in any form, or a part of it')
    .option('--from <time>', 'from this day or time on')
    .option('--to <time>', 'to this day or time')
    .option(...OUTPUT_OPTION)
    .option('--force', 'write over a file that is there');
  return performs(command, deps, run);
}

/** Exit codes: 5 when the file is there already. */
export async function runSalesExport(options: SalesExportOptions, io: Io): Promise<number> {
  const { state, phone, from, to } = options;
  const query = { state, phone, from: from && isoFrom('--from', from), to: to && isoUntil('--to', to) };
  const path = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return saveDownload(await api.client.download(api.contract.sales.export, { params, query }), options, io);
  });
  if (options.json && path !== undefined) io.data(JSON.stringify({ file: path }));
  return 0;
}
