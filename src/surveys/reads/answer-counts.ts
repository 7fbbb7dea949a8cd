import { longRead } from '../../store/long-read.ts';

/** `version`: only what people of that version answered. */
export type AnswersAsked = { surveyId: number; version?: number };

/** So many gave this answer to a question; `choice` is null for answers in own words. */
export type AnswerCount = { question: string; choice: string | null; count: number };

/** How often each answer was given. */
export default longRead<AnswersAsked, AnswerCount>(import.meta.url, async function* (db, { surveyId, version }) {
  yield* await db
    .selectFrom('survey_answers')
    .select((select) => ['question', 'choice', select.fn.countAll<number>().as('count')])
    .where('survey_id', '=', surveyId)
    .$if(version !== undefined, (all) => all.where('version', '=', version ?? 0))
    .groupBy(['question', 'choice'])
    .execute();
});
