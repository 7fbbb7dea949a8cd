import type { MessengerName } from '../domain/messenger-name.ts';
import type { Store } from '../store/store.ts';
import countsRead from './reads/answer-counts.ts';
import standingRead from './reads/standing-at.ts';
import { resultsOf, type QuestionResult } from './results.ts';
import type { Survey, Surveys } from './surveys.ts';

/** An answer in own words. */
export type WrittenAnswer = {
  subscriberId: number;
  messenger: MessengerName;
  words: string;
  version: number;
  answeredAt: number;
};

/** What came of a survey, without holding anybody up. AppError `not found` for a version that there is not. */
export async function surveyResults(
  { store, surveys }: { store: Store; surveys: Surveys },
  { id }: Survey,
  version?: number,
): Promise<QuestionResult[]> {
  const versions =
    version === undefined
      ? await surveys.versions(id)
      : [{ version, definition: await surveys.definition(id, version) }];
  const asked = { surveyId: id, ...(version !== undefined && { version }) };
  const [counts, standing] = await Promise.all([
    Array.fromAsync(store.long.rows(countsRead, asked)),
    Array.fromAsync(store.long.rows(standingRead, asked)),
  ]);
  return resultsOf(versions, counts, standing);
}

/** What was written in answer to a question, by subscriber, only those after the subscriber `after`. */
export async function writtenAnswers(
  store: Store,
  { id }: Survey,
  { question, after, limit }: { question: string; after: number; limit: number },
): Promise<WrittenAnswer[]> {
  const rows = await store.read
    .selectFrom('survey_answers as a')
    .innerJoin('subscribers as s', 's.id', 'a.subscriber_id')
    .select(['a.subscriber_id', 's.messenger', 'a.words', 'a.version', 'a.answered_at'])
    .where('a.survey_id', '=', id)
    .where('a.question', '=', question)
    .where('a.choice', 'is', null)
    .where('a.subscriber_id', '>', after)
    .where('a.words', 'is not', null)
    .orderBy('a.subscriber_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    subscriberId: row.subscriber_id,
    messenger: row.messenger,
    words: row.words ?? '',
    version: row.version,
    answeredAt: row.answered_at,
  }));
}
