import type { Command } from 'commander';
import { describeCommand, performs, type CommandDeps, type Run } from '../../command.ts';
import { runProfileList, withListOptions, type ProfileListOptions } from './list.ts';

/** `ergo-bot profile search` */
export function createProfileSearchCommand(deps: CommandDeps, run: Run<ProfileListOptions> = runProfileList): Command {
  const command = describeCommand(
    'search',
    'Find profiles by a phone in any form or a part of one, also an earlier one, or by a part of a name or user name.',
    ['ergo-bot profile search "+38 (067) 123-45-67"', 'ergo-bot profile search 4567', 'ergo-bot profile search Олена'],
  ).argument('<words>', 'a phone or a part of it, a name or a part of it');
  return performs(withListOptions(command), deps, run);
}
