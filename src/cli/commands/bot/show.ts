import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayBot } from './say-bot.ts';

export type BotShowOptions = GlobalOptions & { bot: string };

/** `ergo-bot bot show` */
export function createBotShowCommand(deps: CommandDeps, run: Run<BotShowOptions> = runBotShow): Command {
  const command = describeCommand('show', 'Show a bot: whether it is paused, its messengers, and what waits.', [
    'ergo-bot bot show ergo-club',
    'ergo-bot bot show ergo-club --json | jq .paused',
  ]).argument('<bot>', 'its id, as `ergo-bot bot list` shows it');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such bot. */
export async function runBotShow(options: BotShowOptions, io: Io): Promise<number> {
  const params = { bot: options.bot };
  await sayBot(
    await callDaemon(options, ({ client, contract }) => client.call(contract.bots.show, { params })),
    options,
    io,
  );
  return 0;
}
