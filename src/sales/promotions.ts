import { createHash } from 'node:crypto';
import type { Club } from '../club/club.ts';
import type { Action } from '../club/club-types.ts';
import type { Store } from '../store/store.ts';

/** A model by name and points, as the club's promotions describe it. */
export type PromotedModel = { name: string; points: number };

/**
 * The club's promotions as each seller last saw them, stored once per distinct content. The club's answers to a
 * registration carry only ids (specification L1240–1255); names and points come from here.
 */
export class Promotions {
  readonly #store: Store;

  constructor(props: { store: Store }) {
    this.#store = props.store;
  }

  /** The model, asked of the club when it is not among what is stored. Undefined when it cannot be found out now. */
  async model(
    seller: { subscriberId: number; session: string; club: Club },
    ids: { actionId?: string | undefined; modelId?: string | undefined },
  ): Promise<PromotedModel | undefined> {
    const stored = findModel(await this.#stored(seller.subscriberId), ids);
    if (stored || ids.modelId === undefined) return stored;
    const answer = await seller.club.getActions(seller.session);
    if (!answer.ok) return undefined;
    await this.#keep(seller.subscriberId, answer.value);
    return findModel(answer.value, ids);
  }

  async #stored(subscriberId: number): Promise<Action[]> {
    const row = await this.#store.read
      .selectFrom('subscriber_actions')
      .innerJoin('action_sets', 'action_sets.hash', 'subscriber_actions.hash')
      .select('action_sets.actions')
      .where('subscriber_actions.subscriber_id', '=', subscriberId)
      .executeTakeFirst();
    return row ? JSON.parse(row.actions) : [];
  }

  async #keep(subscriberId: number, actions: Action[]): Promise<void> {
    const content = JSON.stringify(actions);
    const hash = createHash('sha256').update(content).digest('hex');
    await this.#store.write(async (tx) => {
      await tx.db
        .insertInto('action_sets')
        .values({ hash, actions: content, stored_at: tx.now })
        .onConflict((conflict) => conflict.column('hash').doNothing())
        .execute();
      await tx.db
        .insertInto('subscriber_actions')
        .values({ subscriber_id: subscriberId, hash, fetched_at: tx.now })
        .onConflict((conflict) => conflict.column('subscriber_id').doUpdateSet({ hash, fetched_at: tx.now }))
        .execute();
    });
  }
}

function findModel(
  actions: Action[],
  ids: { actionId?: string | undefined; modelId?: string | undefined },
): PromotedModel | undefined {
  const action = actions.find((one) => one.id === ids.actionId);
  return action?.models.find((model) => model.id === ids.modelId);
}
