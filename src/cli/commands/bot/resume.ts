import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayBot } from './say-bot.ts';

export type BotResumeOptions = GlobalOptions & { bot: string };

/** `ergo-bot bot resume` */
export function createBotResumeCommand(deps: CommandDeps, run: Run<BotResumeOptions> = runBotResume): Command {
  const command = describeCommand('resume', 'Let a paused bot go on with all that has come meanwhile.', [
    'ergo-bot bot resume ergo-club',
  ]).argument('<bot>', 'its id, as `ergo-bot bot list` shows it');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such bot, 5 when it is not paused. */
export async function runBotResume(options: BotResumeOptions, io: Io): Promise<number> {
  const params = { bot: options.bot };
  await sayBot(
    await callDaemon(options, ({ client, contract }) => client.call(contract.bots.resume, { params })),
    options,
    io,
  );
  io.say(`${options.bot} goes on`);
  return 0;
}
