import type { Filters } from '../audience/filters.ts';
import type { PersonCondition } from '../audience/filter/field.ts';
import type { Audience } from '../audience/people.ts';
import { AppError } from '../domain/app-error.ts';
import type { BroadcastAudience } from '../domain/broadcast.ts';
import { allOf } from '../store/expressions.ts';

/** Whom a broadcast is for and who can be written to. AppError `usage` when its filter means nothing any more. */
export async function audienceOf(
  filters: Filters,
  botId: string,
  { messengers, filter, unfinished }: BroadcastAudience,
): Promise<Audience> {
  const conditions = [
    ...(filter === undefined ? [] : [await filters.read(botId, filter)]),
    ...(unfinished === undefined ? [] : [hasNotFinished(unfinished)]),
  ];
  return { botId, messengers, condition: (one) => allOf(conditions.map((holds) => holds(one))), reachable: true };
}

/** An invitation to the survey has gone to them, and they have neither finished nor refused it. */
function hasNotFinished({ surveyId, invitationId }: NonNullable<BroadcastAudience['unfinished']>): PersonCondition {
  return (one) => {
    const invited = one
      .selectFrom('broadcast_recipients')
      .select('broadcast_recipients.subscriber_id')
      .where('broadcast_recipients.broadcast_id', '=', invitationId)
      .where('broadcast_recipients.state', 'in', ['sent', 'unknown']);
    const done = one
      .selectFrom('survey_participants')
      .select('survey_participants.subscriber_id')
      .where('survey_participants.survey_id', '=', surveyId)
      .where('survey_participants.state', 'in', ['completed', 'refused']);
    return one.and([one('subscribers.id', 'in', invited), one('subscribers.id', 'not in', done)]);
  };
}

/** Why it cannot be said whom a broadcast is for: an attribute of its filter may have been removed. */
export async function audienceProblem(
  filters: Filters,
  botId: string,
  audience: BroadcastAudience,
): Promise<string | undefined> {
  try {
    await audienceOf(filters, botId, audience);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
