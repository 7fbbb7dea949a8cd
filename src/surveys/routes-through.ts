import { END, questionAfter, type SurveyDefinition, type SurveyQuestion } from '../domain/survey.ts';

/** Something wrong with a definition, and where. */
export type DefinitionFault = { path: (string | number)[]; what: string };

type Asked = Pick<SurveyDefinition, 'questions'>;

/**
 * What is wrong with the ways through the questions: names that are there twice or lead nowhere, and, once these are
 * right, questions that nobody can come to and ways that go in a circle.
 */
export function routeFaults(definition: Asked): DefinitionFault[] {
  const faults = [...doubles(definition), ...ways(definition)];
  return faults.length > 0 ? faults : [...circles(definition), ...unreachable(definition)];
}

function doubles({ questions }: Asked): DefinitionFault[] {
  const ids = questions.flatMap(({ id }, place) =>
    questions.findIndex((other) => other.id === id) < place
      ? [{ path: ['questions', place, 'id'], what: `"${id}" is the id of an earlier question too` }]
      : [],
  );
  const answers = questions.flatMap(({ answers: all }, place) =>
    all.flatMap(({ text }, at) =>
      all.findIndex((other) => alike(other.text, text)) < at
        ? [{ path: ['questions', place, 'answers', at, 'text'], what: `"${text}" is an earlier answer too` }]
        : [],
    ),
  );
  const own = questions.flatMap((question, place) =>
    question.own && question.answers.length === 0
      ? [{ path: ['questions', place, 'own'], what: 'a question without answers is answered in own words anyway' }]
      : [],
  );
  return [...ids, ...answers, ...own];
}

/** Whether two answers say the same. */
export function alike(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('uk') === other.trim().toLocaleLowerCase('uk');
}

function ways({ questions }: Asked): DefinitionFault[] {
  const known = new Set([...questions.map(({ id }) => id), END]);
  return questions.flatMap((question, place) => {
    const own = { path: ['questions', place, 'own', 'next'], next: question.own?.next };
    const all = [
      { path: ['questions', place, 'next'], next: question.next },
      ...question.answers.map(({ next }, at) => ({ path: ['questions', place, 'answers', at, 'next'], next })),
      own,
    ];
    return all.flatMap(({ path, next }) =>
      next === undefined || known.has(next) ? [] : [{ path, what: `there is no question "${next}"` }],
    );
  });
}

/** Every question that may follow this one. */
function followers(definition: Asked, question: SurveyQuestion): SurveyQuestion[] {
  const answers = [...question.answers, ...(question.own ? [question.own] : [])];
  const ends = answers.length > 0 ? answers : [undefined];
  return [...new Set(ends.flatMap((answer) => questionAfter(definition, question, answer) ?? []))];
}

function circles(definition: Asked): DefinitionFault[] {
  const done = new Set<SurveyQuestion>();
  const found: DefinitionFault[] = [];
  const walk = (question: SurveyQuestion, path: SurveyQuestion[]): void => {
    const since = path.indexOf(question);
    if (since >= 0) {
      const circle = [...path.slice(since), question].map(({ id }) => id).join(' → ');
      const last = path.at(-1) ?? question;
      found.push({ path: ['questions', definition.questions.indexOf(last)], what: `goes in a circle: ${circle}` });
      return;
    }
    if (done.has(question)) return;
    for (const next of followers(definition, question)) walk(next, [...path, question]);
    done.add(question);
  };
  for (const question of definition.questions) walk(question, []);
  return found;
}

function unreachable(definition: Asked): DefinitionFault[] {
  const reached = new Set<SurveyQuestion>();
  const walk = (question: SurveyQuestion): void => {
    if (reached.has(question)) return;
    reached.add(question);
    followers(definition, question).forEach(walk);
  };
  definition.questions.slice(0, 1).forEach(walk);
  return definition.questions.flatMap((question, place) =>
    reached.has(question) ? [] : [{ path: ['questions', place], what: `no answer leads to "${question.id}"` }],
  );
}
