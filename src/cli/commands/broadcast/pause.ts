import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastPauseOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot broadcast pause` */
export function createBroadcastPauseCommand(
  deps: CommandDeps,
  run: Run<BroadcastPauseOptions> = runBroadcastPause,
): Command {
  const command = describeCommand('pause', 'Hold a broadcast: within a second nothing more goes out.', [
    'ergo-bot broadcast pause 12',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast, 5 when it is not on its way. */
export async function runBroadcastPause(options: BroadcastPauseOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.pause, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Broadcast ${id} is paused. Go on: ergo-bot broadcast resume ${id}`);
  return 0;
}
