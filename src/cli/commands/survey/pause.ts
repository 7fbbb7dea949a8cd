import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyPauseOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey pause` */
export function createSurveyPauseCommand(deps: CommandDeps, run: Run<SurveyPauseOptions> = runSurveyPause): Command {
  const command = describeCommand('pause', 'Hold what a survey sends; who has been invited may answer.', [
    'ergo-bot survey pause 3',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey, 5 when nothing of it is going out. */
export async function runSurveyPause(options: SurveyPauseOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.pause, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Survey ${id} is held. Go on: ergo-bot survey resume ${id}`);
  return 0;
}
