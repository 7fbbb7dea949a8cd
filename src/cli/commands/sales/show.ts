import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SalesShowOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot sales show` */
export function createSalesShowCommand(deps: CommandDeps, run: Run<SalesShowOptions> = runSalesShow): Command {
  const command = describeCommand('show', 'Show everything that is known of one sale.', ['ergo-bot sales show 118'])
    .argument('<id>', 'the id that `ergo-bot sales list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such sale. */
export async function runSalesShow(options: SalesShowOptions, io: Io): Promise<number> {
  const sale = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id: options.id };
    return api.client.call(api.contract.sales.show, { params });
  });
  const rows = Object.entries(sale).map(([name, value]) => [name, value === null ? '–' : String(value)]);
  io.data(options.json ? JSON.stringify(sale) : await table(['FIELD', 'VALUE'], rows));
  return 0;
}
