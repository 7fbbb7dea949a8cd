import type { Transaction } from '../store/database.ts';
import type { StatisticChangesTable } from '../store/tables/statistics.ts';

export type Presence = Pick<StatisticChangesTable, 'bot_id' | 'messenger' | 'figure' | 'subscriber_id'> & {
  day: string;
};

/** In place of the day before the first one; before every date. */
const NEVER = '';

/**
 * Notes that somebody was there on a day; once or often is the same. The counts say of each day how many people had
 * been there last on which other: who comes between two known days of theirs (the clock was set back, a message waited
 * long) takes their place in that chain.
 */
export async function notePresence(tx: Transaction, presence: Presence): Promise<void> {
  const { subscriber_id: subscriberId, figure, day } = presence;
  if (subscriberId === null) return;
  const known = tx.db
    .selectFrom('statistic_presence')
    .select('day')
    .where('subscriber_id', '=', subscriberId)
    .where('figure', '=', figure);
  const next = await known.where('day', '>=', day).orderBy('day').limit(1).executeTakeFirst();
  if (next?.day === day) return;
  const before = await known.where('day', '<', day).orderBy('day', 'desc').limit(1).executeTakeFirst();

  await tx.db.insertInto('statistic_presence').values({ subscriber_id: subscriberId, figure, day }).execute();
  await count(tx, presence, day, before?.day ?? NEVER, 1);
  if (!next) return;
  await count(tx, presence, next.day, before?.day ?? NEVER, -1);
  await count(tx, presence, next.day, day, 1);
}

async function count(
  tx: Transaction,
  { bot_id, messenger, figure }: Presence,
  day: string,
  dayBefore: string,
  people: 1 | -1,
): Promise<void> {
  await tx.db
    .insertInto('statistic_people')
    .values({ bot_id, messenger, figure, day, day_before: dayBefore, people })
    .onConflict((conflict) =>
      conflict
        .columns(['bot_id', 'messenger', 'figure', 'day', 'day_before'])
        .doUpdateSet((row) => ({ people: row('statistic_people.people', '+', row.ref('excluded.people')) })),
    )
    .execute();
}
