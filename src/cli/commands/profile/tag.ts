import type { Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { FILTER_OPTION, SEGMENT_OPTION, whom, type WhomOptions } from '../../whom.ts';

export type ProfileTagOptions = GlobalOptions &
  WhomOptions & { bot?: string; who?: string; add?: string[]; remove?: string[] };

/** `ergo-bot profile tag` */
export function createProfileTagCommand(deps: CommandDeps, run: Run<ProfileTagOptions> = runProfileTag): Command {
  const command = describeCommand(
    'tag',
    'Put tags on somebody, or on everybody of a segment or a filter, or take them away. All accounts of a phone share them.',
    [
      'ergo-bot profile tag 0671234567 --add VIP "постійний клієнт"',
      'ergo-bot profile tag --filter "points.365d:>=5000" --add VIP',
      'ergo-bot profile tag 118 --remove VIP',
    ],
  )
    .argument('[who]', 'the id of a profile, or a phone number')
    .option('--add <tag...>', 'tags to put on')
    .option('--remove <tag...>', 'tags to take away')
    .option(...SEGMENT_OPTION)
    .option(...FILTER_OPTION)
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is nobody like that. */
export async function runProfileTag(options: ProfileTagOptions, io: Io): Promise<number> {
  const { who, add = [], remove = [] } = options;
  const whose = whom(options);
  const isMany = Object.keys(whose).length > 0;
  if (add.length + remove.length === 0) throw new AppError('usage', 'say which tags: --add or --remove');
  if ((who === undefined) !== isMany)
    throw new AppError('usage', 'say whose: one profile or phone, or --segment or --filter');
  await callDaemon(options, async (api) => {
    const bot = await theBot(options, api);
    const { tag, tagMany } = api.contract.profiles;
    if (who === undefined) {
      const done = await api.client.call(tagMany, { params: { bot }, query: whose, body: { add, remove } });
      if (options.json) io.data(JSON.stringify(done));
      else io.say(`Done: ${done.changed} ${done.changed === 1 ? 'tag was' : 'tags were'} put on or taken away.`);
      return;
    }
    const done = await api.client.call(tag, { params: { bot, who }, body: { add, remove } });
    if (options.json) io.data(JSON.stringify(done));
    else io.say(`Tags now: ${done.tags.join(', ') || 'none'}`);
  });
  return 0;
}
