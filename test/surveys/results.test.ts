import { describe, expect, it } from 'vitest';
import type { SurveyDefinition } from '../../src/domain/survey.ts';
import { resultsOf } from '../../src/surveys/results.ts';

const definition = (answers: string[], more: Partial<SurveyDefinition> = {}): SurveyDefinition => ({
  title: 'Т',
  introduction: 'П',
  questions: [{ id: 'a', text: 'Чи *так*?', answers: answers.map((text) => ({ text })) }],
  final: 'К',
  ...more,
});

describe('results', () => {
  it('count every answer of every version, the newest first, with shares of all that were given', () => {
    const versions = [
      { version: 1, definition: definition(['Так', 'Ні']) },
      { version: 2, definition: definition(['Авжеж', 'Ні']) },
    ];
    const counts = [
      { question: 'a', choice: 'Так', count: 1 },
      { question: 'a', choice: 'Ні', count: 2 },
      { question: 'a', choice: 'Авжеж', count: 1 },
    ];
    expect(resultsOf(versions, counts, [{ question: 'a', count: 3 }])).toEqual([
      {
        id: 'a',
        number: 1,
        text: 'Чи так?',
        answered: 4,
        stopped: 3,
        choices: [
          { text: 'Авжеж', emoji: null, count: 1, share: 0.25 },
          { text: 'Ні', emoji: null, count: 2, share: 0.5 },
          { text: 'Так', emoji: null, count: 1, share: 0.25 },
        ],
        written: null,
      },
    ]);
  });

  it('keep a question that the newest version asks no more, and show where nothing was answered', () => {
    const gone = { id: 'b', text: 'Що?', answers: [] };
    const first = definition(['Так']);
    const versions = [
      { version: 1, definition: { ...first, questions: [...first.questions, gone] } },
      { version: 2, definition: first },
    ];
    const results = resultsOf(versions, [{ question: 'b', choice: null, count: 2 }], []);
    expect(results.map(({ id, answered, written }) => ({ id, answered, written }))).toEqual([
      { id: 'a', answered: 0, written: null },
      { id: 'b', answered: 2, written: { count: 2, share: 1 } },
    ]);
  });
});
