import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { standingText } from './standing-text.ts';

export type SurveyShowOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey show` */
export function createSurveyShowCommand(deps: CommandDeps, run: Run<SurveyShowOptions> = runSurveyShow): Command {
  const command = describeCommand('show', 'Show where a survey stands and how far people are in each messenger.', [
    'ergo-bot survey show 3',
    'ergo-bot survey show 3 --json | jq ".progress[] | {messenger, completed}"',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey. */
export async function runSurveyShow(options: SurveyShowOptions, io: Io): Promise<number> {
  const { id } = options;
  const shown = await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.show, { params: { bot: await theBot(options, api), id } }),
  );
  io.data(options.json ? JSON.stringify(shown) : await standingText(shown));
  return 0;
}
