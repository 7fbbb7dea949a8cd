import type { MessengerName } from '../domain/messenger-name.ts';
import type { Queries } from '../store/database.ts';
import { allOf } from '../store/expressions.ts';
import type { PersonCondition } from './filter/field.ts';

/** Some of a bot's people. `reachable`: only those to whom messages may go. */
export type Audience = {
  botId: string;
  condition?: PersonCondition | undefined;
  messengers?: readonly MessengerName[] | undefined;
  reachable?: boolean;
};

/**
 * The subscribers of an audience, as a query to be selected from, counted, or inserted from in one statement; never
 * those who have been forgotten.
 */
export function peopleOf(db: Queries, audience: Audience) {
  return db.selectFrom('subscribers').where(isMeant(audience));
}

/**
 * The same, each with its `place` among the accounts of its member that are meant and in the same state: 1 for the one
 * that was used last.
 */
export function rankedOf(db: Queries, audience: Audience) {
  return peopleOf(db, audience).select((eb) =>
    eb.fn
      .agg<number>('row_number')
      .over((over) => over.partitionBy(['member', 'state']).orderBy('last_seen_at', 'desc').orderBy('id', 'desc'))
      .as('place'),
  );
}

function isMeant({ botId, condition, messengers, reachable }: Audience): PersonCondition {
  return (eb) =>
    allOf([
      eb('subscribers.bot_id', '=', botId),
      eb('subscribers.forgotten_at', 'is', null),
      ...(messengers ? [eb('subscribers.messenger', 'in', messengers)] : []),
      ...(reachable ? [eb('subscribers.state', '=', 'active')] : []),
      ...(condition ? [condition(eb)] : []),
    ]);
}
