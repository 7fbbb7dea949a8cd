import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type TextListOptions = GlobalOptions & { bot?: string; search?: string; own?: boolean };

/** `ergo-bot text list` */
export function createTextListCommand(deps: CommandDeps, run: Run<TextListOptions> = runTextList): Command {
  const command = describeCommand('list', 'List the texts with their keys, all or those that hold some words.', [
    'ergo-bot text list --search "серійний номер"',
    'ergo-bot text list --own',
  ])
    .option(...BOT_OPTION)
    .option('--search <words>', 'those with all of these words: in the text, its key or its description')
    .option('--own', 'only those that staff have changed');
  return performs(command, deps, run);
}

const LONGEST = 70;

export async function runTextList(options: TextListOptions, io: Io): Promise<number> {
  const { search, own } = options;
  const list = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    const query = { ...(search !== undefined && { search }), ...(own && { own }) };
    return api.client.call(api.contract.texts.list, { params, query });
  });
  const rows = list.items.map((text) => [text.key, text.own ? '*' : '', text.use, short(text.source)]);
  if (options.json) io.data(JSON.stringify(list));
  else if (rows.length === 0) io.say('No text holds these words.');
  else io.data(await table(['KEY', '', 'KIND', 'TEXT'], rows));
  return 0;
}

function short(source: string): string {
  const line = source.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
