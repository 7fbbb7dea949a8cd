import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { KEY_ARGUMENT } from './key-argument.ts';

export type TextSetOptions = GlobalOptions & { bot?: string; key: string; text?: string; file?: string };

/** `ergo-bot text set` */
export function createTextSetCommand(deps: CommandDeps, run: Run<TextSetOptions> = runTextSet): Command {
  const command = describeCommand('set', 'Let the bot say something else, from its next message on.', [
    'ergo-bot text set general.not-understood "Вибачте, не зрозумів 🤔"',
    'ergo-bot text set welcome.first --file welcome.txt',
    'ergo-bot text set welcome.first --file - < welcome.txt',
  ])
    .argument(...KEY_ARGUMENT)
    .argument('[text]', 'the new text')
    .option('--file <path>', 'where the new text is; "-" reads it from standard input')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 for a text that cannot be, with everything that is wrong with it; 3 when there is no such text. */
export async function runTextSet(options: TextSetOptions, io: Io): Promise<number> {
  const { key } = options;
  const source = await givenText(options, io);
  const text = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key };
    return api.client.call(api.contract.texts.set, { params, body: { source } });
  });
  if (options.json) io.data(JSON.stringify(text));
  else io.say(`${key} is said like this from now on.`);
  return 0;
}

async function givenText({ text, file }: TextSetOptions, io: Io): Promise<string> {
  if ((text === undefined) === (file === undefined)) throw new AppError('usage', 'give the text, or say --file');
  if (text !== undefined) return text;
  if (file === '-' || file === undefined) return io.input();
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('usage', `--file: ${file} cannot be read (${error.code ?? error.message})`);
  });
}
