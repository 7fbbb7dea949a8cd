import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyCloseOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey close` */
export function createSurveyCloseCommand(deps: CommandDeps, run: Run<SurveyCloseOptions> = runSurveyClose): Command {
  const command = describeCommand('close', 'Take no more answers: the survey is over.', ['ergo-bot survey close 3'])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey, 5 when it does not run. */
export async function runSurveyClose(options: SurveyCloseOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.close, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Survey ${id} is over. See what came of it: ergo-bot survey results ${id}`);
  return 0;
}
