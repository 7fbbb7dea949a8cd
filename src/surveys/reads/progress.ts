import { MESSENGERS, type MessengerName } from '../../domain/messenger-name.ts';
import type { ParticipantState } from '../../domain/survey.ts';
import { longRead } from '../../store/long-read.ts';

/** How far people are with a survey in one messenger. `started`: have ever begun, whatever has become of it. */
export type SurveyProgress = { messenger: MessengerName; invited: number; started: number } & Record<
  ParticipantState,
  number
>;

/** One row for each messenger in which somebody has been invited. */
export default longRead<{ surveyId: number; invitationId: number }, SurveyProgress>(
  import.meta.url,
  async function* (db, { surveyId, invitationId }) {
    const invited = await db
      .selectFrom('broadcast_recipients')
      .select((select) => ['messenger', select.fn.countAll<number>().as('count')])
      .where('broadcast_id', '=', invitationId)
      .where('state', 'in', ['sent', 'unknown'])
      .groupBy('messenger')
      .execute();
    const taking = await db
      .selectFrom('survey_participants as p')
      .innerJoin('subscribers as s', 's.id', 'p.subscriber_id')
      .select((select) => [
        's.messenger',
        'p.state',
        select.fn.countAll<number>().as('count'),
        select.fn.count<number>('p.started_at').as('started'),
      ])
      .where('p.survey_id', '=', surveyId)
      .groupBy(['s.messenger', 'p.state'])
      .execute();
    for (const messenger of MESSENGERS) {
      const those = taking.filter((row) => row.messenger === messenger);
      const counted = (state: ParticipantState) => those.find((row) => row.state === state)?.count ?? 0;
      const sent = invited.find((row) => row.messenger === messenger)?.count ?? 0;
      if (sent === 0 && those.length === 0) continue;
      yield {
        messenger,
        invited: sent,
        started: those.reduce((sum, row) => sum + row.started, 0),
        queued: counted('queued'),
        answering: counted('answering'),
        completed: counted('completed'),
        refused: counted('refused'),
      };
    }
  },
);
