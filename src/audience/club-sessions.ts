import type { Queries, Transaction } from '../store/database.ts';
import type { Seal } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

/** What staff may see of a club session. */
export type LastSession = { phone: string; token: string | undefined; openedAt: number; endedAt: number | null };

/** Club sessions of signed-in subscribers, sealed at rest. */
export class ClubSessions {
  readonly #store: Store;
  readonly #seal: Seal;

  constructor(props: { store: Store; seal: Seal }) {
    this.#store = props.store;
    this.#seal = props.seal;
  }

  /** The session token, or undefined when the subscriber has to sign in (again); within a transaction, on its connection. */
  async token(subscriberId: number, db: Queries = this.#store.read): Promise<string | undefined> {
    const row = await db
      .selectFrom('club_sessions')
      .select('sealed_token')
      .where('subscriber_id', '=', subscriberId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row && this.#seal.open(row.sealed_token, ownerOf(subscriberId));
  }

  /** The session of their last sign-in, also when it has ended; without a token where the key that opens it is lost. */
  async last(subscriberId: number): Promise<LastSession | undefined> {
    const row = await this.#store.read
      .selectFrom('club_sessions')
      .selectAll()
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    if (!row) return undefined;
    const token = this.#seal.open(row.sealed_token, ownerOf(subscriberId));
    return { phone: row.phone, token, openedAt: row.opened_at, endedAt: row.ended_at };
  }

  async begin(tx: Transaction, subscriberId: number, phone: string, token: string): Promise<void> {
    const session = {
      phone,
      sealed_token: this.#seal.close(token, ownerOf(subscriberId)),
      opened_at: tx.now,
      ended_at: null,
    };
    await tx.db
      .insertInto('club_sessions')
      .values({ subscriber_id: subscriberId, ...session })
      .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet(session))
      .execute();
  }

  /** The club no longer knows the session, or the seller signed out. `token`: only if it is still this one. */
  async end(tx: Transaction, subscriberId: number, token: string): Promise<void> {
    const row = await tx.db
      .selectFrom('club_sessions')
      .select('sealed_token')
      .where('subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    if (!row || this.#seal.open(row.sealed_token, ownerOf(subscriberId)) !== token) return;
    await tx.db
      .updateTable('club_sessions')
      .set({ ended_at: tx.now })
      .where('subscriber_id', '=', subscriberId)
      .execute();
  }
}

function ownerOf(subscriberId: number): string {
  return `club session of subscriber ${subscriberId}`;
}
