import { failure, success, type Result } from '../domain/result.ts';
import {
  SIGN_IN_HISTORY,
  type SignInHistories,
  type SignInHistory,
  type SignInLimit,
} from '../domain/sign-in-limits.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Queries, Transaction } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import type { SignInEventKind } from '../store/tables/sign-in-events.ts';

/** A step of signing in that is about to be taken; `updateId` is the inbox row of the update that asks for it. */
export type SignInStep = { subscriber: Subscriber; phone: string; kind: SignInEventKind; updateId: number };

/** A step that has been noted before it is taken, with what had happened before it. */
export type Reservation = { id: number; before: SignInHistories };

/** What the limits on SMS codes look at. */
export class SignIns {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** The subscriber's own history of the last day, oldest first. */
  async ofSubscriber(subscriber: Subscriber, now: number): Promise<SignInHistory> {
    return recent(this.#store.read, now).where('subscriber_id', '=', subscriber.id).execute();
  }

  /**
   * Notes the step before it is taken unless `limitOn` forbids it, in one transaction: steps taken at the same moment
   * cannot slip past a limit together. What an interrupted try of the same update has noted does not forbid it.
   */
  async reserve(
    step: SignInStep,
    limitOn: (before: SignInHistories) => SignInLimit | undefined,
  ): Promise<Result<Reservation, SignInLimit>> {
    return this.#store.write(async (tx) => {
      const before = await historiesFor(tx, step);
      const limit = limitOn(before);
      return limit ? failure(limit) : success({ id: await insert(tx, step), before });
    });
  }

  /** The step has surely not been taken, or has turned out to be another. */
  async takeBack(tx: Transaction, { id }: Reservation): Promise<void> {
    await tx.db.deleteFrom('sign_in_events').where('id', '=', id).execute();
  }

  async note(tx: Transaction, subscriber: Subscriber, phone: string, kind: SignInEventKind): Promise<void> {
    await insert(tx, { subscriber, phone, kind, updateId: null });
  }
}

/** Without what the update itself has noted before. */
async function historiesFor(tx: Transaction, { subscriber, phone, updateId }: SignInStep): Promise<SignInHistories> {
  const others = recent(tx.db, tx.now).where('update_id', 'is distinct from', updateId);
  return {
    own: await others.where('subscriber_id', '=', subscriber.id).execute(),
    number: await others.where('bot_id', '=', subscriber.botId).where('phone', '=', phone).execute(),
  };
}

async function insert(
  tx: Transaction,
  { subscriber, phone, kind, updateId }: Omit<SignInStep, 'updateId'> & { updateId: number | null },
): Promise<number> {
  const { id } = await tx.db
    .insertInto('sign_in_events')
    .values({ bot_id: subscriber.botId, subscriber_id: subscriber.id, phone, kind, update_id: updateId, at: tx.now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function recent(db: Queries, now: number) {
  return db
    .selectFrom('sign_in_events')
    .select(['kind', 'phone', 'at'])
    .where('at', '>', now - SIGN_IN_HISTORY)
    .orderBy('at')
    .orderBy('id');
}
