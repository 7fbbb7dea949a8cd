import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { isoFrom } from '../../when.ts';
import { conditionsOf, confirmed, withGoingOut, type GoingOutOptions } from '../broadcast/going-out.ts';
import { termsOf, withTerms, type TermsOptions } from './terms.ts';

export type SurveyScheduleOptions = GlobalOptions &
  GoingOutOptions &
  TermsOptions & { bot?: string; id: string; at: string };

/** `ergo-bot survey schedule` */
export function createSurveyScheduleCommand(
  deps: CommandDeps,
  run: Run<SurveyScheduleOptions> = runSurveySchedule,
): Command {
  const command = describeCommand('schedule', 'Send a survey at a moment; who is there then gets it.', [
    'ergo-bot survey schedule 3 --at 2026-03-01T10:00:00+02:00 --deadline 2026-03-10T18:00:00+02:00',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .requiredOption('--at <time>', 'when')
    .option(...BOT_OPTION);
  return performs(withTerms(withGoingOut(command)), deps, run);
}

/** Exit codes: 2 for a moment that has passed, 5 when the number of recipients is another or it has gone already. */
export async function runSurveySchedule(options: SurveyScheduleOptions, io: Io): Promise<number> {
  const { id } = options;
  const body = { at: isoFrom('--at', options.at), ...conditionsOf(options), ...termsOf(options) };
  const survey = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    await confirmed(await api.client.call(api.contract.surveys.plan, { params }), options, io);
    return api.client.call(api.contract.surveys.schedule, { params, body });
  });
  if (options.json) io.data(JSON.stringify(survey));
  else io.say(`Survey ${id} goes out at ${survey.dueAt}.`);
  return 0;
}
