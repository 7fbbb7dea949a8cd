import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type TextHistoryOptions = GlobalOptions & { bot?: string; key?: string };

/** `ergo-bot text history` */
export function createTextHistoryCommand(deps: CommandDeps, run: Run<TextHistoryOptions> = runTextHistory): Command {
  const command = describeCommand('history', 'Show what was changed by whom and when, the newest first.', [
    'ergo-bot text history',
    'ergo-bot text history welcome.first',
  ])
    .argument('[key]', 'the changes of one text')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such text. */
export async function runTextHistory(options: TextHistoryOptions, io: Io): Promise<number> {
  const { key } = options;
  const { items } = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api) };
    return api.client.call(api.contract.texts.history, { params, query: { ...(key !== undefined && { key }) } });
  });
  if (options.json) io.data(JSON.stringify({ items }));
  else if (items.length === 0) io.say('Nothing has been changed.');
  else
    for (const change of items) {
      const head = `${change.at}  ${change.actor}  ${change.kind}  ${change.key}`;
      io.data([head, ...marked('-', change.before), ...marked('+', change.after), ''].join('\n'));
    }
  return 0;
}

function marked(sign: string, text: string): string[] {
  return text.split('\n').map((line) => `${sign} ${line}`);
}
