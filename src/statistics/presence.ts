import type { Transaction } from '../store/database.ts';
import type { StatisticChangesTable } from '../store/tables/statistics.ts';

/** Somebody was there on a day. */
export type Presence = Pick<StatisticChangesTable, 'bot_id' | 'messenger' | 'figure'> & { who: number; day: string };

type People = Omit<Presence, 'who'> & { dayBefore: string; people: number };

/** In place of the day before the first one; before every date. */
const NEVER = '';
/** So many rows in a statement. */
const ROWS = 1_000;

/**
 * Notes who was there when; once or often is the same. The counts say of each day how many people had been there last
 * on which other: who comes between two known days of theirs (the clock was set back, a message waited long) takes
 * their place in that chain.
 */
export async function notePresence(tx: Transaction, presences: readonly Presence[]): Promise<void> {
  for (const figure of new Set(presences.map((one) => one.figure)))
    await noteFigure(
      tx,
      presences.filter((one) => one.figure === figure),
    );
}

async function noteFigure(tx: Transaction, presences: readonly Presence[]): Promise<void> {
  const known = await chainsOf(tx, presences);
  const added: Presence[] = [];
  const people = new Map<string, People>();
  for (const [who, theirs] of Map.groupBy(presences, (one) => one.who)) {
    const [whose] = theirs;
    const chain = known.get(who) ?? [NEVER];
    const days = [...new Set(theirs.map(({ day }) => day))].filter((day) => !chain.includes(day));
    if (!whose || days.length === 0) continue;
    added.push(...days.map((day) => ({ ...whose, day })));
    count(people, whose, chain, -1);
    count(people, whose, [...chain, ...days].toSorted(), 1);
  }
  await keep(tx, added);
  await addToPeople(
    tx,
    [...people.values()].filter((one) => one.people !== 0),
  );
}

/** The known days of each person from the first one in question on, and before them the one that came last. */
async function chainsOf(tx: Transaction, presences: readonly Presence[]): Promise<Map<number, string[]>> {
  const [{ figure, day }] = [presences.reduce((first, one) => (one.day < first.day ? one : first))];
  const people = [...new Set(presences.map(({ who }) => who))];
  const before = await tx.db
    .selectFrom('subscribers')
    .select('id')
    .select((query) =>
      query
        .selectFrom('statistic_presence')
        .select('day')
        .whereRef('subscriber_id', '=', 'subscribers.id')
        .where('figure', '=', figure)
        .where('day', '<', day)
        .orderBy('day', 'desc')
        .limit(1)
        .as('day'),
    )
    .where('id', 'in', people)
    .execute();
  const chains = new Map(before.map((row) => [row.id, [row.day ?? NEVER]]));
  const known = await tx.db
    .selectFrom('statistic_presence')
    .select(['subscriber_id', 'day'])
    .where('subscriber_id', 'in', people)
    .where('figure', '=', figure)
    .where('day', '>=', day)
    .orderBy('day')
    .execute();
  for (const row of known) chains.get(row.subscriber_id)?.push(row.day);
  return chains;
}

/** Counts each day of a chain with the one before it. */
function count(people: Map<string, People>, whose: Presence, chain: readonly string[], by: 1 | -1): void {
  const { bot_id, messenger, figure } = whose;
  for (const [place, day] of chain.entries()) {
    const dayBefore = chain[place - 1];
    if (dayBefore === undefined) continue;
    const key = JSON.stringify([bot_id, messenger, day, dayBefore]);
    const counted = people.get(key) ?? { bot_id, messenger, figure, day, dayBefore, people: 0 };
    people.set(key, { ...counted, people: counted.people + by });
  }
}

async function keep(tx: Transaction, presences: readonly Presence[]): Promise<void> {
  const rows = presences.map(({ who, figure, day }) => ({ subscriber_id: who, figure, day }));
  for (let from = 0; from < rows.length; from += ROWS)
    await tx.db
      .insertInto('statistic_presence')
      .values(rows.slice(from, from + ROWS))
      .execute();
}

async function addToPeople(tx: Transaction, people: readonly People[]): Promise<void> {
  const rows = people.map(({ dayBefore, ...one }) => ({ ...one, day_before: dayBefore }));
  for (let from = 0; from < rows.length; from += ROWS)
    await tx.db
      .insertInto('statistic_people')
      .values(rows.slice(from, from + ROWS))
      .onConflict((conflict) =>
        conflict
          .columns(['bot_id', 'messenger', 'figure', 'day', 'day_before'])
          .doUpdateSet((row) => ({ people: row('statistic_people.people', '+', row.ref('excluded.people')) })),
      )
      .execute();
}
