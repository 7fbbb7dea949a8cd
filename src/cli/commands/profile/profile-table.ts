import type { ListedMember, ListedProfile } from '../../../control/contract/profiles.ts';
import type { GlobalOptions } from '../../command.ts';
import type { Io } from '../../io.ts';
import { sayPage } from '../../page.ts';

const HEADING = ['ID', 'MESSENGER', 'STATE', 'NAME', 'USER NAME', 'PHONE', 'LAST SEEN', 'TAGS'];

const NOBODY = 'There is nobody like that.';

/** Shows a page of profiles, and how to get the next. */
export function sayProfiles(
  list: { items: ListedProfile[]; next?: string | undefined },
  options: GlobalOptions,
  io: Io,
): Promise<void> {
  return sayPage(list, { heading: HEADING, row, nobody: NOBODY }, options, io);
}

/** The same for phone numbers with their accounts. */
export function sayMembers(
  list: { items: ListedMember[]; next?: string | undefined },
  options: GlobalOptions,
  io: Io,
): Promise<void> {
  const form = { heading: ['PHONE', 'TELEGRAM', 'VIBER'], row: memberRow, nobody: NOBODY };
  return sayPage(list, form, options, io);
}

function memberRow({ phone, accounts }: ListedMember): string[] {
  return [phone, accountsIn('telegram', accounts), accountsIn('viber', accounts)];
}

function accountsIn(messenger: ListedProfile['messenger'], accounts: readonly ListedProfile[]): string {
  const here = accounts.filter((account) => account.messenger === messenger);
  return (
    here.map(({ id, name, state }) => `${id} ${name ?? '–'}${state === 'active' ? '' : ` (${state})`}`).join(', ') ||
    '–'
  );
}

function row({ id, messenger, state, name, username, phone, lastSeenAt, tags }: ListedProfile): string[] {
  return [String(id), messenger, state, name ?? '–', username ?? '–', phone ?? '–', lastSeenAt, tags.join(', ') || '–'];
}
