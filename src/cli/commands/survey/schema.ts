import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type SurveySchemaOptions = GlobalOptions & { bot?: string };

/** `ergo-bot survey schema` */
export function createSurveySchemaCommand(deps: CommandDeps, run: Run<SurveySchemaOptions> = runSurveySchema): Command {
  const command = describeCommand(
    'schema',
    'Print the JSON Schema of a file with a survey, by which editors complete and check.',
    ['ergo-bot survey schema > survey.schema.json'],
  ).option(...BOT_OPTION);
  return performs(command, deps, run);
}

export async function runSurveySchema(options: SurveySchemaOptions, io: Io): Promise<number> {
  const { schema } = await callDaemon(options, async (api) =>
    api.client.call(api.contract.surveys.schema, { params: { bot: await theBot(options, api) } }),
  );
  io.data(JSON.stringify(schema, null, 2));
  return 0;
}
