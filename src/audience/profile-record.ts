import type { SaleState } from '../domain/sale.ts';
import type { Store } from '../store/store.ts';
import type { ClubSessions, LastSession } from './club-sessions.ts';
import type { Note, Notes } from './notes.ts';
import { accountsOf, type ListedProfile } from './profile-list.ts';

/** All that is known of an account, with what they did. Times are epoch milliseconds. */
export type ProfileRecord = ListedProfile & {
  language: string | null;
  country: string | null;
  device: string | null;
  avatar: string | null;
  source: string | null;
  stateChangedAt: number;
  /** Every number they ever signed in with, the last one first. */
  phones: { phone: string; firstUsedAt: number; lastUsedAt: number }[];
  session: LastSession | undefined;
  notes: Note[];
  /** Other accounts with the same number. */
  others: ListedProfile[];
  messages: { received: number; sent: number };
  sales: { state: SaleState; count: number; points: number }[];
};

export type RecordProps = { store: Store; notes: Notes; sessions: ClubSessions };

/** Reads everything about an account. */
export async function readProfile(
  { store, notes, sessions }: RecordProps,
  botId: string,
  profile: ListedProfile,
): Promise<ProfileRecord> {
  const db = store.read;
  const { id, messenger, member } = profile;
  const row = await db.selectFrom('subscribers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const phones = await db
    .selectFrom('subscriber_phones')
    .select(['phone', 'first_used_at as firstUsedAt', 'last_used_at as lastUsedAt'])
    .where('subscriber_id', '=', id)
    .orderBy('last_used_at', 'desc')
    .execute();
  const received = await db
    .selectFrom('inbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('bot_id', '=', botId)
    .where('messenger', '=', messenger)
    .where('sender', '=', row.external_id)
    .executeTakeFirstOrThrow();
  const sent = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('subscriber_id', '=', id)
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  const sales = await db
    .selectFrom('sales')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('points'), eb.lit(0)).as('points'))
    .where('subscriber_id', '=', id)
    .groupBy('state')
    .orderBy('state')
    .execute();
  const accounts = await accountsOf(db, botId, member);
  const { language, country, device, source } = row;
  return {
    ...profile,
    language,
    country,
    device,
    source,
    avatar: row.avatar_url,
    stateChangedAt: row.state_changed_at,
    phones,
    session: await sessions.last(id),
    notes: await notes.of(botId, member),
    others: accounts.filter((account) => account.id !== id),
    messages: { received: received.count, sent: sent.count },
    sales,
  };
}
