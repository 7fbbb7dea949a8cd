import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyResumeOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey resume` */
export function createSurveyResumeCommand(deps: CommandDeps, run: Run<SurveyResumeOptions> = runSurveyResume): Command {
  const command = describeCommand('resume', 'Let go on what a survey sends.', ['ergo-bot survey resume 3'])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey, 5 when nothing of it has been held. */
export async function runSurveyResume(options: SurveyResumeOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.resume, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Survey ${id} goes on.`);
  return 0;
}
