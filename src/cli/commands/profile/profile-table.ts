import type { ListedMember, ListedProfile } from '../../../control/contract/profiles.ts';
import type { GlobalOptions } from '../../command.ts';
import type { Io } from '../../io.ts';
import { table } from '../../table.ts';

const HEADING = ['ID', 'MESSENGER', 'STATE', 'NAME', 'USER NAME', 'PHONE', 'LAST SEEN', 'TAGS'];

/** Shows a page of profiles, and how to get the next. */
export async function sayProfiles(
  list: { items: ListedProfile[]; next?: string | undefined },
  { json }: GlobalOptions,
  io: Io,
): Promise<void> {
  if (json) io.data(JSON.stringify(list));
  else if (list.items.length === 0) io.say('There is nobody like that.');
  else {
    io.data(await table(HEADING, list.items.map(row)));
    if (list.next) io.say(`More: add --cursor ${list.next}`);
  }
}

/** The same for phone numbers with their accounts. */
export async function sayMembers(
  list: { items: ListedMember[]; next?: string | undefined },
  { json }: GlobalOptions,
  io: Io,
): Promise<void> {
  if (json) io.data(JSON.stringify(list));
  else if (list.items.length === 0) io.say('There is nobody like that.');
  else {
    const rows = list.items.map(({ phone, accounts }) => [
      phone,
      ...(['telegram', 'viber'] as const).map((messenger) => accountsIn(messenger, accounts)),
    ]);
    io.data(await table(['PHONE', 'TELEGRAM', 'VIBER'], rows));
    if (list.next) io.say(`More: add --cursor ${list.next}`);
  }
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
