import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { sayHours } from './say-hours.ts';

export type HoursSetOptions = GlobalOptions & { bot?: string; hours: string[] };

/** `ergo-bot hours set` */
export function createHoursSetCommand(deps: CommandDeps, run: Run<HoursSetOptions> = runHoursSet): Command {
  const command = describeCommand(
    'set',
    'Set the usual week. Days that are not named are closed; what holds on single dates stays.',
    [
      'ergo-bot hours set mon-fri 9:00-13:00,14:00-18:00 sat 10:00-14:00',
      'ergo-bot hours set "пн-пт 9:00-18:00 сб 10:00-14:00" --bot ergo-club',
      'ergo-bot hours set daily 0:00-24:00',
    ],
  )
    .argument('<hours...>', 'days and their hours: mon-fri 9:00-18:00; also past midnight: fri 18:00-2:00')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for hours that cannot be read. */
export async function runHoursSet(options: HoursSetOptions, io: Io): Promise<number> {
  const hours = await callDaemon(options, async (api) => {
    const body = { week: options.hours.join(' ') };
    return api.client.call(api.contract.hours.set, { params: { bot: await theBot(options, api) }, body });
  });
  sayHours(hours, options, io);
  return 0;
}
