import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon, type ControlApi } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { resultsText } from './results-text.ts';

export type SurveyResultsOptions = GlobalOptions & {
  bot?: string;
  id: string;
  ofVersion?: string;
  written?: string;
  limit: string;
  cursor?: string;
};

/** `ergo-bot survey results` */
export function createSurveyResultsCommand(
  deps: CommandDeps,
  run: Run<SurveyResultsOptions> = runSurveyResults,
): Command {
  const command = describeCommand(
    'results',
    'Show how many answered what, question by question, and how far people came; or what they wrote.',
    ['ergo-bot survey results 3', 'ergo-bot survey results 3 --written wish'],
  )
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .option(...BOT_OPTION)
    .option('--of-version <number>', 'only what people of this version answered')
    .option('--written <question>', 'what people wrote in answer to the question with this id')
    .option('--limit <count>', 'so many of these', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next');
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is no such survey or version. */
export async function runSurveyResults(options: SurveyResultsOptions, io: Io): Promise<number> {
  const { id, ofVersion: version, written } = options;
  return callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), id };
    if (written !== undefined) return showWritten(options, { ...api, params, question: written }, io);
    const answer = await api.client.call(api.contract.surveys.results, { params, query: { version } });
    io.data(options.json ? JSON.stringify(answer) : resultsText(answer, io));
    return 0;
  });
}

type Written = ControlApi & { params: { bot: string; id: string }; question: string };

async function showWritten(
  { json, limit, cursor }: SurveyResultsOptions,
  { client, contract, params, question }: Written,
  io: Io,
): Promise<number> {
  const list = await client.call(contract.surveys.written, { params, query: { question, limit, cursor } });
  const row = ({ answeredAt, messenger, words }: (typeof list.items)[number]) => [answeredAt, messenger, words];
  await sayPage(list, { heading: ['WHEN', 'MESSENGER', 'WORDS'], row }, { json }, io);
  return 0;
}
