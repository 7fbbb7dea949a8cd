import * as z from 'zod';
import { step, type Scene } from '../../scene.ts';
import { askOwn, asked, askQuestion, hearOwn, hearQuestion } from './question.ts';
import { openSurvey, refuseSurvey } from './way-in.ts';

const ON = ['survey.question', 'menu.home'] as const;

/**
 * Surveys: one question after each answer. How far somebody is stands in `survey_participants`, so that they may go
 * away, use the bot, and come back.
 */
export const surveyScene: Scene<'survey'> = {
  /** One that is named, or what waits for an answer. */
  open: step({
    data: z.object({ surveyId: z.number().optional() }),
    exits: ON,
    show: openSurvey,
    hear: () => ({ next: 'notUnderstood' }),
  }),

  question: step({ data: asked, exits: [...ON, 'survey.own'], show: askQuestion, hear: hearQuestion }),

  /** The answer in own words, beside those that can be pressed. */
  own: step({ data: asked, exits: [...ON, 'survey.own'], show: askOwn, hear: hearOwn }),

  refuse: step({
    data: z.object({ surveyId: z.number() }),
    exits: ON,
    show: refuseSurvey,
    hear: () => ({ next: 'notUnderstood' }),
  }),
};
