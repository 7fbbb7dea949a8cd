import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type ProfileTagsOptions = GlobalOptions & { bot?: string };

/** `ergo-bot profile tags` */
export function createProfileTagsCommand(deps: CommandDeps, run: Run<ProfileTagsOptions> = runProfileTags): Command {
  const command = describeCommand('tags', 'List the tags that somebody has, with how many persons have each.', [
    'ergo-bot profile tags',
  ]).option(...BOT_OPTION);
  return performs(command, deps, run);
}

export async function runProfileTags(options: ProfileTagsOptions, io: Io): Promise<number> {
  const list = await callDaemon(options, async (api) =>
    api.client.call(api.contract.profiles.tags, { params: { bot: await theBot(options, api) } }),
  );
  const rows = list.items.map(({ name, members }) => [name, String(members)]);
  io.data(options.json ? JSON.stringify(list) : await table(['TAG', 'PERSONS'], rows));
  return 0;
}
