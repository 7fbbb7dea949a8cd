import { Option, type Command } from 'commander';
import type { ControlApi } from '../../control-api.ts';
import type { GlobalOptions } from '../../command.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { MESSENGERS, type MessengerName } from '../../../domain/messenger-name.ts';
import { STEPS, type Step } from '../../../domain/periods.ts';

/** What every command of statistics is asked with. */
export type StatsOptions = GlobalOptions & {
  bot?: string;
  messenger?: MessengerName[];
  from?: string;
  to?: string;
  by: Step;
};

/** The options by which bot, messengers and span are named. */
export function withQuestion(command: Command): Command {
  return command
    .option(...BOT_OPTION)
    .addOption(new Option('--messenger <messenger...>', 'only of these messengers').choices(MESSENGERS))
    .option('--from <date>', 'the first day; by day 30 days ago, by week 12 weeks, by month 12 months')
    .option('--to <date>', 'the last day; today unless told')
    .addOption(new Option('--by <step>', 'a number for each').choices(STEPS).default('day'));
}

/** The bot and the query of a call. */
export async function questionOf(options: StatsOptions, figure: string[] | undefined, api: ControlApi) {
  const { messenger, from, to, by, lang } = options;
  return { params: { bot: await theBot(options, api) }, query: { messenger, figure, from, to, by, lang } };
}
