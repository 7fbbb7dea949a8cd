import { Option, type Command } from 'commander';
import { AppError } from '../../../domain/app-error.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';
import { FILTER_OPTION, SEGMENT_OPTION, whom, type WhomOptions } from '../../whom.ts';
import { sayMembers, sayProfiles } from './profile-table.ts';

const ORDERS = ['phone', 'name', 'created', 'seen'] as const;

export type ProfileListOptions = GlobalOptions &
  WhomOptions & {
    bot?: string;
    /** What `ergo-bot profile search` looks for. */
    words?: string;
    sort?: (typeof ORDERS)[number];
    desc?: boolean;
    byMember?: boolean;
    reveal?: boolean;
    limit: string;
    cursor?: string;
  };

/** `ergo-bot profile list` */
export function createProfileListCommand(deps: CommandDeps, run: Run<ProfileListOptions> = runProfileList): Command {
  const command = describeCommand(
    'list',
    'List profiles: all, of a segment or of a filter. Phone numbers are masked without --reveal.',
    [
      'ergo-bot profile list --sort phone --by-member',
      'ergo-bot profile list --filter "tag:vip AND sales.30d:0" --sort seen --desc',
      'ergo-bot profile list --segment Сплячі --json',
    ],
  )
    .option(...SEGMENT_OPTION)
    .option(...FILTER_OPTION);
  return performs(withListOptions(command), deps, run);
}

/** The options of everything that lists profiles. */
export function withListOptions(command: Command): Command {
  return command
    .addOption(new Option('--sort <order>', 'in this order; without a phone or a name first').choices(ORDERS))
    .option('--desc', 'the other way round; without --sort those seen last come first')
    .option('--by-member', 'by phone numbers: in which messengers each of them is')
    .option('--reveal', 'whole phone numbers (administrators; noted in the audit log)')
    .option('--limit <count>', 'so many rows', '50')
    .option('--cursor <cursor>', 'the next page: what the page before named as next')
    .option(...BOT_OPTION);
}

/** Exit codes: 2 with the place in the filter that is wrong, 4 when who asks may not reveal. */
export async function runProfileList(options: ProfileListOptions, io: Io): Promise<number> {
  const { words: search, sort, desc, byMember, reveal, limit, cursor } = options;
  if (byMember && sort !== undefined && sort !== 'phone')
    throw new AppError('usage', '--by-member lists in the order of phones: leave --sort out');
  if (byMember && desc) throw new AppError('usage', '--by-member lists in the order of phones: leave --desc out');
  const whose = { ...whom(options), search, limit, cursor };
  await callDaemon(options, async (api) => {
    const { profiles } = api.contract;
    const params = { bot: await theBot(options, api) };
    if (byMember) {
      const procedure = reveal ? profiles.revealMembers : profiles.members;
      return sayMembers(await api.client.call(procedure, { params, query: whose }), options, io);
    }
    const inOrder =
      sort === undefined ? { order: 'seen' as const, descending: true } : { order: sort, descending: desc ?? false };
    const procedure = reveal ? profiles.revealList : profiles.list;
    return sayProfiles(await api.client.call(procedure, { params, query: { ...whose, ...inOrder } }), options, io);
  });
  return 0;
}
