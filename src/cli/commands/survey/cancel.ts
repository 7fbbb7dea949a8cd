import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveyCancelOptions = GlobalOptions & { bot?: string; id: string };

/** `ergo-bot survey cancel` */
export function createSurveyCancelCommand(deps: CommandDeps, run: Run<SurveyCancelOptions> = runSurveyCancel): Command {
  const command = describeCommand('cancel', 'Call a survey off, before it goes out or while it runs.', [
    'ergo-bot survey cancel 3',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey, 5 when it is over. */
export async function runSurveyCancel(options: SurveyCancelOptions, io: Io): Promise<number> {
  const { id } = options;
  await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.cancel, { params: { bot: await theBot(options, api), id } }),
  );
  io.say(`Survey ${id} is called off.`);
  return 0;
}
