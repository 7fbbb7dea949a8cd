import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { figuresText } from './figures-table.ts';

export type BroadcastShowOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot broadcast show` */
export function createBroadcastShowCommand(
  deps: CommandDeps,
  run: Run<BroadcastShowOptions> = runBroadcastShow,
): Command {
  const command = describeCommand(
    'show',
    'Show how a broadcast fares in each messenger. Telegram tells of neither delivery nor reading.',
    ['ergo-bot broadcast show 12', 'ergo-bot broadcast show 12 --json | jq ".figures[] | {messenger, sent}"'],
  )
    .argument('<id>', 'the id that `ergo-bot broadcast list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such broadcast. */
export async function runBroadcastShow(options: BroadcastShowOptions, io: Io): Promise<number> {
  const { id } = options;
  const shown = await callDaemon(options, async (api) =>
    api.client.call(api.contract.broadcasts.show, { params: { bot: await theBot(options, api), id } }),
  );
  io.data(options.json ? JSON.stringify(shown) : await figuresText(shown.broadcast, shown.figures));
  return 0;
}
