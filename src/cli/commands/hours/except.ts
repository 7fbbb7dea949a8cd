import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { sayHours } from './say-hours.ts';

export type HoursExceptOptions = GlobalOptions & { bot?: string; dates: string[] };

/** `ergo-bot hours except` */
export function createHoursExceptCommand(deps: CommandDeps, run: Run<HoursExceptOptions> = runHoursExcept): Command {
  const command = describeCommand(
    'except',
    'Say what holds on a date or a range of dates in place of the usual week. What is said last about a date holds.',
    [
      'ergo-bot hours except 2026-12-25..2027-01-07 closed',
      'ergo-bot hours except 31.12.2026 10:00-14:00 --bot ergo-club',
      'ergo-bot hours except 2027-01-02 usual',
    ],
  )
    .argument('<dates...>', 'a date or a range, and hours, "closed", or "usual" for the hours of the weekday')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for dates or hours that cannot be read, 5 while no usual week is set. */
export async function runHoursExcept(options: HoursExceptOptions, io: Io): Promise<number> {
  const hours = await callDaemon(options, async (api) => {
    const body = { dates: options.dates.join(' ') };
    return api.client.call(api.contract.hours.except, { params: { bot: await theBot(options, api) }, body });
  });
  sayHours(hours, options, io);
  return 0;
}
