import { unexpected, type Field, type FilterScope } from '../audience/filter/field.ts';
import { matchText, wantedText, type WantedText } from '../audience/filter/text-match.ts';
import { failure, success } from '../domain/result.ts';
import { allOf, anyOf, type Condition, type Expressions } from '../store/expressions.ts';

type ParticipantCondition = Condition<'survey_participants'>;

const BEGUN: ParticipantCondition = (eb) => eb('started_at', 'is not', null);

const OUTCOMES: Record<string, ParticipantCondition> = {
  begun: BEGUN,
  completed: (eb) => eb('state', '=', 'completed'),
  refused: (eb) => eb('state', '=', 'refused'),
};

/** What people have done with surveys and answered in them, as fields of filters. */
export const SURVEY_FIELDS: readonly Field[] = [
  {
    name: 'survey',
    about:
      'a survey that they have begun, by its id or its title; with other outcomes: survey.completed, survey.refused',
    examples: ['survey:3', 'survey.completed:"Весняна акція"', '-survey:*'],
    read(term, parts, scope) {
      const unknown = parts.find((part) => !Object.hasOwn(OUTCOMES, part));
      if (unknown !== undefined)
        return failure({ part: 'field', expected: Object.keys(OUTCOMES).join(', '), known: Object.keys(OUTCOMES) });
      const wanted = wantedText(term);
      if (!wanted.ok) return unexpected('the id or the title of a survey, or * for any');
      const asked = parts.length > 0 ? parts.flatMap((part) => OUTCOMES[part] ?? []) : [BEGUN];
      return success((eb) =>
        eb(
          'subscribers.id',
          'in',
          eb
            .selectFrom('survey_participants')
            .select('survey_participants.subscriber_id')
            .where('survey_participants.survey_id', 'in', surveysOf(eb, scope, wanted.value))
            .where((own) => allOf(asked.map((condition) => condition(own)))),
        ),
      );
    },
  },
  {
    name: 'answer',
    about: 'what they answered to a question of a survey: its id, the id of the question, and the answer',
    examples: ['answer.3.knows:Так', 'answer.3.wish:*приз*', '-answer.3.knows:*'],
    read(term, [survey = '', question = '', ...others], scope) {
      if (!/^\d{1,9}$/.test(survey) || question === '' || others.length > 0)
        return failure({ part: 'field', expected: 'the id of a survey and of a question, as in answer.3.knows' });
      const wanted = wantedText(term);
      if (!wanted.ok) return unexpected('an answer, or * for any');
      const { value } = wanted;
      return success((eb) =>
        eb(
          'subscribers.id',
          'in',
          eb
            .selectFrom('survey_answers')
            .select('survey_answers.subscriber_id')
            .where(
              'survey_answers.survey_id',
              'in',
              surveysOf(eb, scope, { kind: 'any' }).where('surveys.id', '=', Number(survey)),
            )
            .where('survey_answers.question', '=', question)
            .where((own) =>
              value.kind === 'any'
                ? allOf([])
                : anyOf([
                    matchText(own.ref('survey_answers.choice'), value),
                    matchText(own.ref('survey_answers.words'), value),
                  ]),
            ),
        ),
      );
    },
  },
];

/** The surveys of the bot that are named so, by id or title. */
function surveysOf(eb: Expressions<'subscribers'>, { botId }: FilterScope, wanted: WantedText) {
  return eb
    .selectFrom('surveys')
    .select('surveys.id')
    .where('surveys.bot_id', '=', botId)
    .where((own) =>
      wanted.kind === 'any'
        ? allOf([])
        : anyOf([
            matchText(own.ref('surveys.title'), wanted),
            ...(/^\d{1,9}$/.test(wanted.text) ? [own('surveys.id', '=', Number(wanted.text))] : []),
          ]),
    );
}
