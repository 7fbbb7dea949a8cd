import { SIGN_IN_HISTORY, type SignInHistory } from '../domain/sign-in-limits.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { SignInEventKind } from '../store/tables/sign-in-events.ts';

/** What the limits on SMS codes look at. */
export class SignIns {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** The subscriber's own history of the last day, oldest first. */
  async ofSubscriber(subscriber: Subscriber, now: number): Promise<SignInHistory> {
    return this.#recent(now).where('subscriber_id', '=', subscriber.id).execute();
  }

  /** What has happened to a number in this bot in the last day, by whomever, oldest first. */
  async ofPhone(botId: string, phone: string, now: number): Promise<SignInHistory> {
    return this.#recent(now).where('bot_id', '=', botId).where('phone', '=', phone).execute();
  }

  async note(tx: Transaction, subscriber: Subscriber, phone: string, kind: SignInEventKind): Promise<void> {
    await tx.db
      .insertInto('sign_in_events')
      .values({ bot_id: subscriber.botId, subscriber_id: subscriber.id, phone, kind, at: tx.now })
      .execute();
  }

  #recent(now: number) {
    return this.#store.read
      .selectFrom('sign_in_events')
      .select(['kind', 'phone', 'at'])
      .where('at', '>', now - SIGN_IN_HISTORY)
      .orderBy('at')
      .orderBy('id');
  }
}
