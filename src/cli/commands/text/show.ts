import type { Command } from 'commander';
import type { TextRecord } from '../../../control/contract/texts.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { KEY_ARGUMENT } from './key-argument.ts';

export type TextShowOptions = GlobalOptions & { bot?: string; key: string };

/** `ergo-bot text show` */
export function createTextShowCommand(deps: CommandDeps, run: Run<TextShowOptions> = runTextShow): Command {
  const command = describeCommand('show', 'Show a text: what it is for, its placeholders, as it is and as it was.', [
    'ergo-bot text show welcome.first',
    'ergo-bot text show welcome.first --json | jq -r .source',
  ])
    .argument(...KEY_ARGUMENT)
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such text. */
export async function runTextShow(options: TextShowOptions, io: Io): Promise<number> {
  const text = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), key: options.key };
    return api.client.call(api.contract.texts.show, { params });
  });
  io.data(options.json ? JSON.stringify(text) : describeText(text).join('\n'));
  return 0;
}

function describeText({ key, use, says, placeholders, source, original, own }: TextRecord): string[] {
  const lines = [`${key} (${use}): ${says}`, '', ...indented(source)];
  if (own)
    lines.push('', `Written by ${own.actor}, ${own.changedAt}. The program itself says:`, '', ...indented(original));
  if (own && own.problems.length > 0)
    lines.push('', 'What was written is not used any more:', ...own.problems.map((problem) => `  ${problem.says}`));
  if (placeholders.length > 0) lines.push('', 'Placeholders (* has to be there):');
  for (const { name, required, type, says: what, example } of placeholders)
    lines.push(`  {${name}}${required ? '*' : ''}  ${type}: ${what} Example: ${example}`);
  return lines;
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`);
}
