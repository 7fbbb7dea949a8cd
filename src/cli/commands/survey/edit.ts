import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { folderOf, readSource, uploadDraft } from './definition-upload.ts';

export type SurveyEditOptions = GlobalOptions & { bot?: string; id: string; file: string };

/** `ergo-bot survey edit` */
export function createSurveyEditCommand(deps: CommandDeps, run: Run<SurveyEditOptions> = runSurveyEdit): Command {
  const command = describeCommand(
    'edit',
    'Make a new version of a survey: who begins from now on is asked this, who has begun goes on as they began.',
    ['ergo-bot survey edit 3 spring.yaml'],
  )
    .argument('<id>', 'the id that `ergo-bot survey list` shows')
    .argument('<file>', 'the file, "-" for standard input; pictures are looked for beside it')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 2 when the file is not right, 3 when there is no such survey, 5 when it is over. */
export async function runSurveyEdit(options: SurveyEditOptions, io: Io): Promise<number> {
  const { id, file } = options;
  const source = await readSource(file, io);
  const edited = await callDaemon(options, async (api) => {
    const bot = await theBot(options, api);
    const draft = await uploadDraft(api, { bot, source, folder: folderOf(file) });
    return api.client.call(api.contract.surveys.edit, { params: { bot, id }, body: draft });
  });
  if (options.json) io.data(JSON.stringify(edited));
  else io.say(`Survey ${id} is now version ${edited.version}.`);
  return 0;
}
