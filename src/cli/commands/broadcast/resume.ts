import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type BroadcastResumeOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot broadcast resume` */
export function createBroadcastResumeCommand(
  deps: CommandDeps,
  run: Run<BroadcastResumeOptions> = runBroadcastResume,
): Command {
  const command = describeCommand('resume', 'Let a paused broadcast go on where it stopped.', [
    'ergo-bot broadcast resume 12',
  ])
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast, 5 when it is not paused. */
export async function runBroadcastResume(options: BroadcastResumeOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.resume, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Broadcast ${id} goes on. Follow it: ergo-bot broadcast watch ${id}`);
  return 0;
}
