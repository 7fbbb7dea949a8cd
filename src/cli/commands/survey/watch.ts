import type { Command } from 'commander';
import type { SurveyProgress, SurveyStanding } from '../../../control/contract/surveys.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { OVER_THE_LAST } from '../broadcast/watch.ts';
import { standingText } from './standing-text.ts';

export type SurveyWatchOptions = GlobalOptions & { bot?: string; id: string };

/** What becomes something else by itself. */
const FOLLOWED: readonly string[] = ['scheduled', 'running', 'paused'];

/** `ergo-bot survey watch` */
export function createSurveyWatchCommand(deps: CommandDeps, run: Run<SurveyWatchOptions> = runSurveyWatch): Command {
  const command = describeCommand('watch', 'Follow a survey to its end, or until Ctrl-C: how many answer.', [
    'ergo-bot survey watch 3',
  ])
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Ends when the survey is over or waits for a word, or on Ctrl-C. Exit codes: 3 when there is no such survey. */
export async function runSurveyWatch(options: SurveyWatchOptions, io: Io): Promise<number> {
  const { id, json } = options;
  const leaving = new AbortController();
  void io.interrupted().then(() => leaving.abort());
  const shown = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    const { surveys } = api.contract;
    let last: SurveyStanding = await api.client.call(surveys.show, { params });
    let said: string | undefined;
    for await (const { event } of api.client.follow(surveys.follow, { params, signal: leaving.signal })) {
      last = event;
      if (!FOLLOWED.includes(event.survey.state)) break;
      const line = lineOf(event);
      // Answers come now and then: where no terminal redraws a line, only what is new is said.
      if (io.interactive) io.say(said === undefined ? line : OVER_THE_LAST + line);
      else if (line !== said) io.say(line);
      said = line;
    }
    return last;
  });
  io.data(json ? JSON.stringify(shown) : await standingText(shown));
  return 0;
}

function lineOf({ survey, invitation, progress }: SurveyStanding): string {
  const sum = (count: (one: SurveyProgress) => number) => progress.reduce((total, one) => total + count(one), 0);
  const waiting = invitation.reduce((total, one) => total + one.waiting + one.sending, 0);
  const still = waiting > 0 ? `, ${waiting} still to be invited` : '';
  const [invited, begun] = [sum((one) => one.invited), sum((one) => one.started)];
  const [completed, refused] = [sum((one) => one.completed), sum((one) => one.refused)];
  return `${survey.state}: ${invited} invited${still}, ${begun} begun, ${completed} completed, ${refused} refused`;
}
