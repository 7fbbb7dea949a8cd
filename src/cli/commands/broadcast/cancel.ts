import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastCancelOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot broadcast cancel` */
export function createBroadcastCancelCommand(
  deps: CommandDeps,
  run: Run<BroadcastCancelOptions> = runBroadcastCancel,
): Command {
  const command = describeCommand('cancel', 'End a broadcast for good: who has not got it yet does not get it.', [
    'ergo-bot broadcast cancel 12',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast, 5 when it has ended already. */
export async function runBroadcastCancel(options: BroadcastCancelOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.cancel, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Broadcast ${id} is cancelled.`);
  return 0;
}
