import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayBot } from './say-bot.ts';

export type BotPauseOptions = GlobalOptions & { bot: string; reason?: string };

/** `ergo-bot bot pause` */
export function createBotPauseCommand(deps: CommandDeps, run: Run<BotPauseOptions> = runBotPause): Command {
  const command = describeCommand(
    'pause',
    'Let a bot handle, send and post nothing until it is resumed, also over restarts. What comes meanwhile is kept.',
    ['ergo-bot bot pause ergo-club', 'ergo-bot bot pause ergo-club --reason "the club moves its servers"'],
  )
    .argument('<bot>', 'its id, as `ergo-bot bot list` shows it')
    .option('--reason <words>', 'why, for whoever looks at it');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such bot, 5 when it is paused already. */
export async function runBotPause(options: BotPauseOptions, io: Io): Promise<number> {
  const { bot, reason } = options;
  const call = { params: { bot }, body: { ...(reason !== undefined && { reason }) } };
  await sayBot(
    await callDaemon(options, ({ client, contract }) => client.call(contract.bots.pause, call)),
    options,
    io,
  );
  io.say(`${bot} is paused: what is in hand is finished, what comes waits for \`ergo-bot bot resume ${bot}\``);
  return 0;
}
