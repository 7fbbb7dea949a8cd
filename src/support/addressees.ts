import type { MessengerName } from '../domain/messenger-name.ts';
import { holdsWords } from '../store/any-case.ts';
import type { Expressions } from '../store/expressions.ts';
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
    return this.#store.read
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
      .where('subscribers.bot_id', 'in', [...botIds])
      .where('subscribers.forgotten_at', 'is', null)
      .where((where) => isMeant(where, search))
      .orderBy('subscribers.last_seen_at', 'desc')
      .limit(limit)
      .execute();
  }
}

/** Whether a subscriber has these words in a name, or these digits in the number. */
export function isMeant(where: Expressions<'subscribers'>, search: string) {
  const digits = search.replaceAll(/[\s()+-]/g, '').replace(/^0(?=\d)/, '');
  const isNumber = /^\d{3,}$/.test(digits);
  return where.or([
    holdsWords(where.ref('subscribers.name'), search),
    holdsWords(where.ref('subscribers.username'), search),
    ...(isNumber ? [where('subscribers.phone', 'like', `%${digits}%`)] : []),
  ]);
}
