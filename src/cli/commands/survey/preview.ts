import type { Command } from 'commander';
import type { ShownPart } from '../../../control/contract/surveys.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { drawnMessage } from '../broadcast/drawn-message.ts';

export type SurveyPreviewOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey preview` */
export function createSurveyPreviewCommand(
  deps: CommandDeps,
  run: Run<SurveyPreviewOptions> = runSurveyPreview,
): Command {
  const command = describeCommand('preview', 'Show everything that a survey says, as each messenger shows it.', [
    'ergo-bot survey preview 3',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey. */
export async function runSurveyPreview(options: SurveyPreviewOptions, io: Io): Promise<number> {
  const { id } = options;
  const { items } = await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.preview, { params: { bot: await theBot(options, api), id } }),
  );
  if (options.json) io.data(JSON.stringify({ items }));
  else io.data(items.map((item, at) => drawn(item, items[at - 1], io.colour)).join('\n\n'));
  return 0;
}

function drawn(item: ShownPart, before: ShownPart | undefined, colour: boolean): string {
  const buttons = item.buttons.map((button) => `[ ${button} ]`);
  const heading = item.part === before?.part ? [] : [`═══ ${item.part}`];
  return [...heading, drawnMessage(item, buttons, colour)].join('\n');
}
