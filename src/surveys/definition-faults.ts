import { contentFaults, labelFaults } from '../broadcasts/content.ts';
import { labelOf, type SurveyDefinition, type SurveyQuestion } from '../domain/survey.ts';
import type { MessengerForm } from '../messengers/messenger.ts';
import { routeFaults, type DefinitionFault } from './routes-through.ts';

/** Everything that keeps a survey from being asked in these messengers, with its place; nothing when it may be. */
export function definitionFaults(definition: SurveyDefinition, forms: readonly MessengerForm[]): DefinitionFault[] {
  const { introduction, picture, questions, final, reminder } = definition;
  const said = (path: (string | number)[], text: string, file?: string): DefinitionFault[] =>
    contentFaults({ text, ...(file !== undefined && { picture: file }) }, forms).map((what) => ({ path, what }));
  return [
    ...said(['introduction'], introduction, picture),
    ...questions.flatMap((question, place) => [
      ...said(['questions', place, 'text'], question.text, question.picture),
      ...buttonFaults(question, place, forms),
    ]),
    ...said(['final'], final),
    ...(reminder === undefined ? [] : said(['reminder'], reminder)),
    ...routeFaults(definition),
  ];
}

function buttonFaults({ answers, own }: SurveyQuestion, place: number, forms: readonly MessengerForm[]) {
  const buttons = [
    ...answers.map((answer, at) => ({ path: ['questions', place, 'answers', at], answer })),
    ...(own ? [{ path: ['questions', place, 'own'], answer: own }] : []),
  ];
  return buttons.flatMap(({ path, answer }) =>
    forms.flatMap((form) => labelFaults(labelOf(answer), form).map((what) => ({ path, what }))),
  );
}
