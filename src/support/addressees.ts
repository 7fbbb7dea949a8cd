import type { MessengerName } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';

/** Somebody who can be written to. */
export type Addressee = {
  subscriberId: number;
  /** Null as long as nobody has written to support, or been written to. */
  dialogId: number | null;
  botId: string;
  messenger: MessengerName;
  name: string | null;
  username: string | null;
  phone: string | null;
};

/** Everybody who can be written to, found by name or number. */
export class Addressees {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** By a part of their name, user name or phone number in any format; who was there last comes first. */
  async find(search: string, botIds: readonly string[], limit: number): Promise<Addressee[]> {
    const found = (await this.#matching(search, botIds)).slice(0, limit);
    if (found.length === 0) return [];
    const rows = await this.#store.read
      .selectFrom('subscribers')
      .leftJoin('dialogs', 'dialogs.subscriber_id', 'subscribers.id')
      .select([
        'subscribers.id as subscriberId',
        'dialogs.id as dialogId',
        'subscribers.bot_id as botId',
        'subscribers.messenger',
        'subscribers.name',
        'subscribers.username',
        'subscribers.phone',
      ])
      .where('subscribers.id', 'in', found)
      .execute();
    return rows.sort((a, b) => found.indexOf(a.subscriberId) - found.indexOf(b.subscriberId));
  }

  async #matching(search: string, botIds: readonly string[]): Promise<number[]> {
    const rows = await this.#store.read
      .selectFrom('subscribers')
      .select(['id', 'name', 'username', 'phone'])
      .where('bot_id', 'in', [...botIds])
      .where('external_id', 'not like', 'forgotten-%')
      .orderBy('last_seen_at', 'desc')
      .execute();
    const fits = whoIs(search);
    return rows.filter(fits).map(({ id }) => id);
  }
}

/** Whether somebody is meant. Compared here: SQLite knows upper and lower case of Latin letters only. */
export function whoIs(search: string) {
  const wanted = search.toLowerCase();
  const digits = search.replaceAll(/[\s()+-]/g, '').replace(/^0(?=\d)/, '');
  const isNumber = /^\d{3,}$/.test(digits);
  return ({ name, username, phone }: Pick<Addressee, 'name' | 'username' | 'phone'>): boolean =>
    (isNumber && phone !== null && phone.includes(digits)) ||
    [name, username].some((one) => one !== null && one.toLowerCase().includes(wanted));
}
