import { Option, type Command } from 'commander';
import type { SaleRecord } from '../../../control/contract/sales.ts';
import { SALE_STATES, type SaleState } from '../../../domain/sale.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { isoFrom, isoUntil } from '../../when.ts';

export type SalesListOptions = GlobalOptions & {
  bot?: string;
  state?: SaleState[];
  serial?: string;
  phone?: string;
  from?: string;
  to?: string;
  limit: string;
  cursor?: string;
};

/** `ergo-bot sales list` */
export function createSalesListCommand(deps: CommandDeps, run: Run<SalesListOptions> = runSalesList): Command {
  const command = describeCommand('list', 'List sales, the newest first.', [
    'ergo-bot sales list --phone 0671234567',
    'ergo-bot sales list --state refused --from 2026-03-01 --json | jq ".items[].refusalComment"',
  ])
    .option(...BOT_OPTION)
    .addOption(new Option('--state <state...>', 'in some of these states').choices(SALE_STATES))
    .option('--serial <serial>', 'of one serial number')
    .option('--phone <phone>', 'of a seller: the number in any form, or a part of it')
    .option('--from <time>', 'from this day or time on')
    .option('--to <time>', 'to this day or time')
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

const HEADING = ['ID', 'CAPTURED', 'STATE', 'SERIAL', 'MODEL', 'POINTS', 'SELLER', 'PHONE', 'WHY'];

export async function runSalesList(options: SalesListOptions, io: Io): Promise<number> {
  const { state, serial, phone, from, to, limit, cursor } = options;
  const query = {
    state,
    serial,
    phone,
    from: from && isoFrom('--from', from),
    to: to && isoUntil('--to', to),
    limit,
    cursor,
  };
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.sales.list, { params: { bot: await theBot(options, api) }, query }),
  );
  await sayPage(list, { heading: HEADING, row }, options, io);
  return 0;
}

function row(sale: SaleRecord): string[] {
  return [
    String(sale.id),
    sale.capturedAt,
    sale.fate ?? sale.state,
    sale.serial,
    sale.model ?? '–',
    sale.points === null ? '–' : String(sale.points),
    sale.seller ?? '–',
    sale.phone ?? '–',
    sale.fateComment ?? sale.refusalComment ?? (sale.waitsForSignIn ? 'waits for the seller to sign in' : '–'),
  ];
}
