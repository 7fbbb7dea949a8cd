import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { KEY_ARGUMENT } from './key-argument.ts';

export type TextPreviewOptions = GlobalOptions & { bot?: string; key: string; text?: string; value?: string[] };

/** `ergo-bot text preview` */
export function createTextPreviewCommand(deps: CommandDeps, run: Run<TextPreviewOptions> = runTextPreview): Command {
  const command = describeCommand('preview', 'Show what each messenger makes of a text, with examples in its places.', [
    'ergo-bot text preview welcome.first',
    'ergo-bot text preview sale.registered --value points=21',
  ])
    .argument(...KEY_ARGUMENT)
    .option(...BOT_OPTION)
    .option('--text <text>', 'another text in its place, which is not set')
    .option('--value <name=value...>', 'values in place of the examples');
  return performs(command, deps, run);
}

/** Exit codes: 2 for a text or a value that cannot be, 3 when there is no such text. */
export async function runTextPreview(options: TextPreviewOptions, io: Io): Promise<number> {
  const { key, text, value = [] } = options;
  const body = { ...(text !== undefined && { source: text }), values: Object.fromEntries(value.map(pair)) };
  const { items } = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key };
    return api.client.call(api.contract.texts.preview, { params, body });
  });
  if (options.json) io.data(JSON.stringify({ items }));
  else
    for (const shown of items)
      io.data(
        [`${shown.messenger}, ${shown.length} of ${shown.most} characters:`, ...lines(shown.text), ''].join('\n'),
      );
  return 0;
}

function lines(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}

function pair(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at), given.slice(at + 1)];
  throw new AppError('usage', `--value: found "${given}", expected NAME=VALUE`);
}
