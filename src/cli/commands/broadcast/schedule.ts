import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { isoFrom } from '../../when.ts';
import { conditionsOf, confirmed, withGoingOut, type GoingOutOptions } from './going-out.ts';

export type BroadcastScheduleOptions = GlobalOptions &
  GoingOutOptions & { bot?: string; id: string; at?: string; repeat?: string; lateMinutes?: string };

/** `ergo-bot broadcast schedule` */
export function createBroadcastScheduleCommand(
  deps: CommandDeps,
  run: Run<BroadcastScheduleOptions> = runBroadcastSchedule,
): Command {
  const command = describeCommand(
    'schedule',
    'Send a broadcast at a moment, or again and again; who is there then gets it.',
    [
      'ergo-bot broadcast schedule 12 --at 2026-03-01T10:00:00+02:00',
      'ergo-bot broadcast schedule 12 --repeat "0 10 * * 1"',
    ],
  )
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION)
    .option('--at <time>', 'when')
    .option('--repeat <cron>', 'minute, hour, day, month, weekday, by the clock of the programme')
    .option('--late-minutes <count>', 'not unasked when it is later than this (default: 60)');
  return performs(withGoingOut(command), deps, run);
}

/** Exit codes: 2 for a moment that has passed, 5 when the number of recipients is another or it has gone already. */
export async function runBroadcastSchedule(options: BroadcastScheduleOptions, io: Io): Promise<number> {
  const { id, at, repeat, lateMinutes } = options;
  if ((at === undefined) === (repeat === undefined)) throw new AppError('usage', 'say when: --at or --repeat');
  const when = {
    ...conditionsOf(options),
    at: at === undefined ? undefined : isoFrom('--at', at),
    repeats: repeat,
    lateMinutes: lateMinutes === undefined ? undefined : Number(lateMinutes),
  };
  const broadcast = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    await confirmed(await api.client.call(api.contract.broadcasts.plan, { params }), options, io);
    return api.client.call(api.contract.broadcasts.schedule, { params, body: when });
  });
  if (options.json) io.data(JSON.stringify(broadcast));
  else io.say(`Broadcast ${id} goes out at ${broadcast.dueAt}${repeat === undefined ? '' : ' and then again'}.`);
  return 0;
}
