import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SalesRetryOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot sales retry` */
export function createSalesRetryCommand(deps: CommandDeps, run: Run<SalesRetryOptions> = runSalesRetry): Command {
  const command = describeCommand(
    'retry',
    'Bring a sale to the club again, now: one that waits for its turn, or that was refused. The seller is told what comes of it.',
    ['ergo-bot sales retry 118'],
  )
    .argument('<id>', 'the id that `ergo-bot sales list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such sale, 5 when there is nothing to try again. */
export async function runSalesRetry(options: SalesRetryOptions, io: Io): Promise<number> {
  const sale = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id: options.id };
    return api.client.call(api.contract.sales.retry, { params });
  });
  if (options.json) io.data(JSON.stringify(sale));
  else io.say(`Sale ${sale.id} (${sale.serial}) is brought to the club again.`);
  return 0;
}
