import { longRead } from '../../store/long-read.ts';
import type { AnswersAsked } from './answer-counts.ts';

/** So many have come to a question and have not answered it: they stopped there, or are about to. */
export type StandingAt = { question: string; count: number };

/** Where those stand who have begun and have not completed it. */
export default longRead<AnswersAsked, StandingAt>(import.meta.url, async function* (db, { surveyId, version }) {
  const rows = await db
    .selectFrom('survey_participants')
    .select((select) => ['question', select.fn.countAll<number>().as('count')])
    .where('survey_id', '=', surveyId)
    .where('question', 'is not', null)
    .$if(version !== undefined, (all) => all.where('version', '=', version ?? 0))
    .groupBy('question')
    .execute();
  for (const { question, count } of rows) if (question !== null) yield { question, count };
});
