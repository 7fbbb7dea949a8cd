import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { sayHours } from './say-hours.ts';

export type HoursShowOptions = GlobalOptions & { bot?: string };

/** `ergo-bot hours show` */
export function createHoursShowCommand(deps: CommandDeps, run: Run<HoursShowOptions> = runHoursShow): Command {
  const command = describeCommand(
    'show',
    'Show when support is there, whether it is now, and when that changes next.',
    ['ergo-bot hours show', 'ergo-bot hours show --bot ergo-club --json | jq .isOpen'],
  ).option(...BOT_OPTION);
  return performs(command, deps, run);
}

export async function runHoursShow(options: HoursShowOptions, io: Io): Promise<number> {
  const hours = await callDaemon(options, async (api) =>
    api.client.call(api.contract.hours.show, { params: { bot: await theBot(options, api) } }),
  );
  sayHours(hours, options, io);
  return 0;
}
