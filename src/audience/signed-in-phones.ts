import type { Store } from '../store/store.ts';

/** A phone somebody has signed in with. */
export type SignedInPhone = { phone: string; lastUsedAt: number };

/** Every phone a subscriber has ever signed in with. */
export class SignedInPhones {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** Those of one subscriber, the one used last first. */
  async of(subscriberId: number): Promise<SignedInPhone[]> {
    const rows = await this.#store.read
      .selectFrom('subscriber_phones')
      .select(['phone', 'last_used_at'])
      .where('subscriber_id', '=', subscriberId)
      .orderBy('last_used_at', 'desc')
      .execute();
    return rows.map((row) => ({ phone: row.phone, lastUsedAt: row.last_used_at }));
  }
}
