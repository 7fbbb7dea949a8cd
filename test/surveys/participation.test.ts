import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionAfter } from '../../src/domain/survey.ts';
import { readDefinition } from '../../src/surveys/definition-file.ts';
import { Participation, type Asked } from '../../src/surveys/participation.ts';
import { ownPictures } from '../../src/surveys/pictures.ts';
import { Surveys } from '../../src/surveys/surveys.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';
import { SPRING } from './spring.ts';

/** A survey, and somebody who answers it. */
async function start() {
  const store = await openTestStore(new ManualClock(1_000));
  const surveys = new Surveys({ store });
  const participation = new Participation({ store, surveys });
  const read = readDefinition(SPRING);
  if (!read.ok) throw new Error(read.failure.join('\n'));
  const definition = ownPictures(read.value.definition, {});
  const surveyId = await store.write((tx) => surveys.create(tx, { botId: BOT, definition, createdBy: 'test' }));
  return { store, participation, definition, surveyId, person: await meet(store, '7') };
}

const deed = fc.oneof({ weight: 3, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.constant('back' as const) });

describe('taking part', () => {
  it('however often somebody goes back, what is kept are the answers of the way that they took', async () => {
    const { store, participation, definition, surveyId, person } = await start();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
        await store.write((tx) => tx.db.deleteFrom('survey_answers').execute());
        let at: Asked | undefined = { surveyId, version: 1, question: 'knows', position: 0 };
        await store.write((tx) => participation.begin(tx, person, at ?? never()));
        const way: { question: string; said: string }[] = [];
        for (const one of deeds) {
          const here: Asked | undefined = at;
          if (!here) break;
          if (one === 'back') {
            const before = await participation.answered(person, surveyId, { position: here.position - 1 });
            if (!before) continue;
            const there: Asked = { ...here, question: before.question, position: here.position - 1 };
            await store.write((tx) => participation.stepBack(tx, person, there));
            at = there;
            continue;
          }
          const question = definition.questions.find(({ id }) => id === here.question) ?? never();
          const answer = question.answers[one % 3];
          const next = questionAfter(definition, question, answer ?? question.own);
          const given = answer ? { choice: answer.text } : { words: 'своє' };
          await store.write((tx) => participation.record(tx, person, here, given, next?.id));
          way.splice(here.position, Infinity, { question: here.question, said: answer?.text ?? 'своє' });
          at = next && { ...here, question: next.id, position: here.position + 1 };
        }
        const kept = await store.read
          .selectFrom('survey_answers')
          .select(['question', 'choice', 'words', 'position'])
          .orderBy('position')
          .execute();
        expect(kept.map(({ question, choice, words }) => ({ question, said: choice ?? words }))).toEqual(way);
        expect(kept.map(({ position }) => position)).toEqual(way.map((_, place) => place));
        const { state, question } = await store.read
          .selectFrom('survey_participants')
          .select(['state', 'question'])
          .executeTakeFirstOrThrow();
        expect([state, question]).toEqual(at ? ['answering', at.question] : ['completed', null]);
      }),
      { numRuns: 60 },
    );
  });
});

function never(): never {
  throw new Error('there is one');
}
