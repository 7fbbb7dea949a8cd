import { fold } from '../domain/fold.ts';
import type { MessengerAccount } from '../domain/incoming.ts';
import type { MessengerName } from '../domain/messenger-name.ts';
import type { Subscriber, SubscriberState } from '../domain/subscriber.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { SubscriberRow as Row } from '../store/tables/subscribers.ts';
import { adoptNotes } from './adopt-notes.ts';

type Who = { botId: string; messenger: MessengerName };

const SEEN_EVERY = 60_000;

/** Who talks to the bots: one profile per messenger account and bot. */
export class Profiles {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** The subscriber with this account, made known at their first word and kept up to date with what the messenger says. */
  async meet(who: Who, account: MessengerAccount, now: number): Promise<Subscriber> {
    const known = await find(this.#store.read, who, account.id);
    if (known && isUpToDate(known, account, now)) return asSubscriber(known);
    const row = await this.#store.write(async (tx) => {
      await upsert(tx, who, account);
      return find(tx.db, who, account.id);
    });
    if (!row) throw new Error('a subscriber vanished while being met');
    return asSubscriber(row);
  }

  async byId(id: number): Promise<Subscriber | undefined> {
    const row = await this.#store.read.selectFrom('subscribers').selectAll().where('id', '=', id).executeTakeFirst();
    return row && asSubscriber(row);
  }

  /** Keeps how they found the bot; the first source stays. */
  async rememberSource(tx: Transaction, subscriber: Subscriber, source: string): Promise<void> {
    await tx.db
      .updateTable('subscribers')
      .set({ source })
      .where('id', '=', subscriber.id)
      .where('source', 'is', null)
      .execute();
  }

  async changeState(tx: Transaction, subscriber: Subscriber, state: SubscriberState): Promise<void> {
    await tx.db
      .updateTable('subscribers')
      .set({ state, state_changed_at: tx.now })
      .where('id', '=', subscriber.id)
      .execute();
  }

  /** They have signed in with this number: it becomes theirs, and stays among all they ever used. */
  async rememberPhone(tx: Transaction, subscriber: Subscriber, phone: string): Promise<void> {
    await tx.db.updateTable('subscribers').set({ phone }).where('id', '=', subscriber.id).execute();
    await adoptNotes(tx, `#${subscriber.id}`, phone);
    await tx.db
      .insertInto('subscriber_phones')
      .values({ subscriber_id: subscriber.id, phone, first_used_at: tx.now, last_used_at: tx.now })
      .onConflict((conflict) => conflict.columns(['subscriber_id', 'phone']).doUpdateSet({ last_used_at: tx.now }))
      .execute();
  }
}

async function find(db: Queries, who: Who, externalId: string): Promise<Row | undefined> {
  return db
    .selectFrom('subscribers')
    .selectAll()
    .where('bot_id', '=', who.botId)
    .where('messenger', '=', who.messenger)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
}

async function upsert(tx: Transaction, who: Who, account: MessengerAccount): Promise<void> {
  const told = columnsFrom(account);
  await tx.db
    .insertInto('subscribers')
    .values({
      bot_id: who.botId,
      messenger: who.messenger,
      external_id: account.id,
      ...told,
      state: 'active',
      state_changed_at: tx.now,
      created_at: tx.now,
      last_seen_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['bot_id', 'messenger', 'external_id']).doUpdateSet({ ...told, last_seen_at: tx.now }),
    )
    .execute();
}

type Told = Partial<Omit<Row, 'member'>>;

/** Only what this update tells: an update that leaves a name out does not wipe it. */
function columnsFrom(account: MessengerAccount): Told {
  const told: Told = {};
  if (account.name) {
    told.name = account.name;
    told.name_folded = fold(account.name);
  }
  if (account.username) told.username = account.username;
  if (account.language) told.language = account.language;
  if (account.country) told.country = account.country;
  if (account.device) told.device = account.device;
  if (account.avatarUrl) told.avatar_url = account.avatarUrl;
  return told;
}

function isUpToDate(row: Row, account: MessengerAccount, now: number): boolean {
  if (now - row.last_seen_at > SEEN_EVERY) return false;
  const told = columnsFrom(account);
  return Object.entries(told).every(([column, value]) =>
    Object.entries(row).some(([c, v]) => c === column && v === value),
  );
}

function asSubscriber(row: Row): Subscriber {
  return {
    id: row.id,
    botId: row.bot_id,
    messenger: row.messenger,
    externalId: row.external_id,
    name: row.name,
    state: row.state,
    phone: row.phone,
  };
}
