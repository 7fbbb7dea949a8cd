import type { Surprise } from '../club/surprise.ts';
import type { Store } from '../store/store.ts';

/** Counts what the club API said that its document does not, per day, and keeps one raw answer of each kind. */
export async function noteSurprise(store: Store, botId: string, { method, what, raw }: Surprise): Promise<void> {
  await store.write(async (tx) => {
    const day = new Date(tx.now).toISOString().slice(0, 10);
    await tx.db
      .insertInto('club_surprises')
      .values({ bot_id: botId, day, method, what, count: 1, raw })
      .onConflict((conflict) =>
        conflict.columns(['bot_id', 'day', 'method', 'what']).doUpdateSet((old) => ({
          count: old('club_surprises.count', '+', 1),
        })),
      )
      .execute();
  });
}
