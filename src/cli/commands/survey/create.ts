import { writeFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { MESSENGERS, type MessengerName } from '../../../domain/messenger-name.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { terminalPrompts } from '../../prompts.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { FILTER_OPTION, SEGMENT_OPTION, whom, type WhomOptions } from '../../whom.ts';
import { wordsIn } from '../../words.ts';
import { askSurvey } from './ask-survey.ts';
import { folderOf, readSource, uploadDraft } from './definition-upload.ts';

export type SurveyCreateOptions = GlobalOptions &
  WhomOptions & {
    bot?: string;
    file?: string;
    messenger?: MessengerName[];
    everyAccount?: boolean;
    lang?: 'uk' | 'en';
  };

/** `ergo-bot survey create` */
export function createSurveyCreateCommand(deps: CommandDeps, run: Run<SurveyCreateOptions> = runSurveyCreate): Command {
  const command = describeCommand(
    'create',
    'Draft a survey from a YAML or JSON file, or question by question at a terminal, and check it against the limits of each messenger.',
    [
      'ergo-bot survey create spring.yaml',
      'ergo-bot survey create',
      'ergo-bot survey create spring.yaml --segment Сплячі',
    ],
  )
    .argument('[file]', 'the file, "-" for standard input; pictures are looked for beside it; without it you are asked')
    .option(...BOT_OPTION)
    .option(...SEGMENT_OPTION)
    .option(...FILTER_OPTION)
    .addOption(new Option('--messenger <name...>', 'only in these messengers').choices(MESSENGERS))
    .option('--every-account', 'to each account of who has several; else to the one used last');
  return performs(command, deps, run);
}

/** Exit codes: 2 when the file is not right, everything is said with its line; 5 when the file to write is there. */
export async function runSurveyCreate(options: SurveyCreateOptions, io: Io): Promise<number> {
  const { messenger: messengers, everyAccount = false } = options;
  const file = options.file ?? (await buildFile(options, io));
  const source = await readSource(file, io);
  const created = await callDaemon(options, async (api) => {
    const bot = await theBot(options, api);
    const given = { bot, source, folder: folderOf(file), ...(messengers && { messengers }) };
    const draft = await uploadDraft(api, given);
    return api.client.call(api.contract.surveys.create, {
      params: { bot },
      body: { ...draft, messengers, everyAccount, ...whom(options) },
    });
  });
  if (options.json) io.data(JSON.stringify(created));
  else {
    io.data(String(created.id));
    io.say(`Drafted. See it: ergo-bot survey preview ${created.id}, send it: ergo-bot survey send ${created.id}`);
  }
  return 0;
}

/** Asks for the survey and writes it into a file, from which it may be made again; answers where that is. */
async function buildFile({ lang }: SurveyCreateOptions, io: Io): Promise<string> {
  if (!io.interactive) throw new AppError('usage', 'say which file: without a terminal nobody can be asked');
  const [prompts, words] = [await terminalPrompts(), wordsIn(lang)];
  const survey = await askSurvey(prompts, words);
  const file = await prompts.text(words.survey.file, 'survey.json');
  await writeFile(file, `${JSON.stringify(survey, null, 2)}\n`, { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new AppError('conflict', `${file} is there already`);
      throw new AppError('usage', `${file} cannot be written (${error.code ?? error.message})`);
    },
  );
  io.say(words.written(file));
  return file;
}
