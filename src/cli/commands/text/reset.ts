import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { KEY_ARGUMENT } from './key-argument.ts';

export type TextResetOptions = GlobalOptions & { bot?: string; key: string };

/** `ergo-bot text reset` */
export function createTextResetCommand(deps: CommandDeps, run: Run<TextResetOptions> = runTextReset): Command {
  const command = describeCommand('reset', 'Let the bot say what the program says again; the history keeps what was.', [
    'ergo-bot text reset welcome.first',
  ])
    .argument(...KEY_ARGUMENT)
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such text. */
export async function runTextReset(options: TextResetOptions, io: Io): Promise<number> {
  const { key } = options;
  const text = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key };
    return api.client.call(api.contract.texts.reset, { params });
  });
  if (options.json) io.data(JSON.stringify(text));
  else io.say(`${key} is the program’s own text again.`);
  return 0;
}
