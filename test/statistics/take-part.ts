import type { Subscriber } from '../../src/domain/subscriber.ts';
import type { Store } from '../../src/store/store.ts';
import { Participation } from '../../src/surveys/participation.ts';
import { Surveys } from '../../src/surveys/surveys.ts';

export type SurveyDeed = 'begin a survey' | 'complete a survey' | 'refuse a survey';

const QUESTION = { id: 'a', text: 'Так?', answers: [] };
const DEFINITION = { title: 'Т', introduction: 'П', questions: [QUESTION], final: 'К' };

/** Lets somebody take part in the one survey that there is; answers what should count. */
export async function takePart(store: Store, person: Subscriber, deed: SurveyDeed): Promise<string[]> {
  const surveys = new Surveys({ store });
  const participation = new Participation({ store, surveys });
  const id = await theSurvey(store, surveys, person.botId);
  const before = await store.read
    .selectFrom('survey_participants')
    .select(['state', 'started_at'])
    .where('subscriber_id', '=', person.id)
    .executeTakeFirst();
  if (before?.state === 'completed' || (deed === 'complete a survey' && before?.state !== 'answering')) return [];
  const asked = { surveyId: id, version: 1, question: QUESTION.id, position: 0 };
  await store.write(async (tx) => {
    if (deed === 'begin a survey') await participation.begin(tx, person, asked);
    else if (deed === 'refuse a survey') await participation.refuse(tx, person, { id, version: 1 });
    else await participation.record(tx, person, asked, { words: 'Так' }, undefined);
  });
  if (deed === 'complete a survey') return ['surveys.completed'];
  if (deed === 'refuse a survey') return before?.state === 'refused' ? [] : ['surveys.refused'];
  return (before?.started_at ?? null) === null ? ['surveys.started'] : [];
}

async function theSurvey(store: Store, surveys: Surveys, botId: string): Promise<number> {
  const known = await store.read.selectFrom('surveys').select('id').executeTakeFirst();
  return known?.id ?? store.write((tx) => surveys.create(tx, { botId, definition: DEFINITION, createdBy: 'test' }));
}
