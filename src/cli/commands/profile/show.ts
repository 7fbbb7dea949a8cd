import type { Command } from 'commander';
import type { ProfileRecord } from '../../../control/contract/profiles.ts';
import { describeCommand, performs, type CommandDeps, type GlobalOptions, type Run } from '../../command.ts';
import { callDaemon } from '../../control-api.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';
import { BOT_OPTION, theBot } from '../../the-bot.ts';

export type ProfileShowOptions = GlobalOptions & { bot?: string; who: string; reveal?: boolean };

/** What `<who>` is, in every command that has it. */
export const WHO_ARGUMENT = ['<who>', 'the id of a profile, or a phone number for all its accounts'] as const;

/** `ergo-bot profile show` */
export function createProfileShowCommand(deps: CommandDeps, run: Run<ProfileShowOptions> = runProfileShow): Command {
  const command = describeCommand(
    'show',
    'Show everything that is known of somebody. Phone numbers and the token are masked without --reveal.',
    ['ergo-bot profile show 118', 'ergo-bot profile show 0671234567 --reveal'],
  )
    .argument(...WHO_ARGUMENT)
    .option('--reveal', 'whole phone numbers and the last token (administrators; noted in the audit log)')
    .option(...BOT_OPTION);
  return performs(command, deps, run);
}

/** Exit codes: 3 when there is nobody like that, 4 when who asks may not reveal. */
export async function runProfileShow(options: ProfileShowOptions, io: Io): Promise<number> {
  const found = await callDaemon(options, async (api) => {
    const params = { bot: await theBot(options, api), who: options.who };
    const { show, reveal } = api.contract.profiles;
    return api.client.call(options.reveal ? reveal : show, { params });
  });
  if (options.json) io.data(JSON.stringify(found));
  else for (const profile of found.items) io.data(await table(['FIELD', 'VALUE'], rows(profile)));
  return 0;
}

function rows(profile: ProfileRecord): [string, string][] {
  const { session, messages, sales, others, attributes, phones } = profile;
  const plain = [
    ...(['id', 'messenger', 'state', 'stateChangedAt', 'name', 'username', 'language', 'country', 'device'] as const),
    ...(['avatar', 'source', 'createdAt', 'lastSeenAt', 'phone'] as const),
  ];
  return [
    ...plain.map((name): [string, string] => [name, String(profile[name] ?? '–')]),
    ...phones.map(({ phone, firstUsedAt, lastUsedAt }): [string, string] => [
      'signed in with',
      `${phone}, ${firstUsedAt} to ${lastUsedAt}`,
    ]),
    ['last token', session ? `${session.token ?? 'sealed with a key that is lost'}, ${sessionTime(session)}` : '–'],
    ['tags', profile.tags.join(', ') || '–'],
    ...attributes.map(({ key, label, value }): [string, string] => [
      key,
      label === key ? value : `${value} (${label})`,
    ]),
    ['other accounts', others.map(({ id, messenger }) => `${id} (${messenger})`).join(', ') || '–'],
    ['messages', `${messages.received} from them, ${messages.sent} to them`],
    [
      'sales',
      sales
        .map(({ state, count, points }) => `${count} ${state}${points > 0 ? `, ${points} points` : ''}`)
        .join('; ') || '–',
    ],
  ];
}

function sessionTime({ openedAt, endedAt }: NonNullable<ProfileRecord['session']>): string {
  return endedAt === null ? `signed in since ${openedAt}` : `${openedAt} to ${endedAt}`;
}
