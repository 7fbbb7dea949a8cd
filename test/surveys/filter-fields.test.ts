import { beforeEach, describe, expect, it } from 'vitest';
import { Attributes } from '../../src/audience/attributes.ts';
import { FilterFields } from '../../src/audience/filter/filter-fields.ts';
import { Filters } from '../../src/audience/filters.ts';
import { peopleOf } from '../../src/audience/people.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import type { Store } from '../../src/store/store.ts';
import { SURVEY_FIELDS } from '../../src/surveys/filter-fields.ts';
import { Participation } from '../../src/surveys/participation.ts';
import { Surveys } from '../../src/surveys/surveys.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

let store: Store;
let filters: Filters;
let ids: number[];

const QUESTIONS = [
  { id: 'knows', text: 'Так?', answers: [{ text: 'Так' }, { text: 'Ні' }] },
  { id: 'wish', text: 'Що?', answers: [] },
];
const DEFINITION = { title: 'Весна', introduction: 'П', questions: QUESTIONS, final: 'К' };

/** Of four people the first has completed a survey, the second stands in the middle, the third has refused it. */
beforeEach(async () => {
  const clock = new ManualClock();
  store = await openTestStore(clock);
  const fields = new FilterFields(SURVEY_FIELDS);
  const attributes = new Attributes({ store, fields });
  filters = new Filters({ attributes, fields, localTime: new LocalTime('Europe/Kyiv'), clock });
  const surveys = new Surveys({ store });
  const participation = new Participation({ store, surveys });
  const people = await Promise.all(['1', '2', '3', '4'].map((account) => meet(store, account)));
  ids = people.map(({ id }) => id);
  await store.write(async (tx) => {
    const surveyId = await surveys.create(tx, { botId: BOT, definition: DEFINITION, createdBy: 'test' });
    const [first, second, third] = people;
    if (!first || !second || !third) return;
    const knows = { surveyId, version: 1, question: 'knows', position: 0 };
    for (const person of [first, second]) await participation.begin(tx, person, knows);
    await participation.record(tx, first, knows, { choice: 'Так' }, 'wish');
    await participation.record(tx, second, knows, { choice: 'Ні' }, 'wish');
    const wish = { ...knows, question: 'wish', position: 1 };
    await participation.record(tx, first, wish, { words: 'Більше призів' }, undefined);
    await participation.refuse(tx, third, { id: surveyId, version: 1 });
  });
});

async function found(filter: string, botId = BOT): Promise<number[]> {
  const condition = await filters.read(botId, filter);
  const rows = await peopleOf(store.read, { botId: BOT, condition }).select('subscribers.id').orderBy('id').execute();
  return rows.map(({ id }) => ids.indexOf(id) + 1);
}

describe('surveys as fields of filters', () => {
  it.each([
    ['survey:1', [1, 2]],
    ['survey:"Весна"', [1, 2]],
    ['survey.completed:1', [1]],
    ['survey.refused:*', [3]],
    ['-survey:*', [3, 4]],
    ['answer.1.knows:Так', [1]],
    ['answer.1.knows:*', [1, 2]],
    ['-answer.1.knows:Так', [2, 3, 4]],
    ['answer.1.wish:*призів*', [1]],
    ['answer.2.knows:Так', []],
  ])('%s', async (filter, who) => expect(await found(filter)).toEqual(who));

  it('another bot’s surveys are not there', async () => expect(await found('survey:1', 'other')).toEqual([]));

  it.each(['survey.sent:1', 'answer:Так', 'answer.knows:Так', 'answer.1:Так'])('%s is refused', async (filter) => {
    await expect(filters.read(BOT, filter)).rejects.toMatchObject({ code: 'usage' });
  });
});
