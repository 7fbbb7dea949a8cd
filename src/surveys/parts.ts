import type { BroadcastContent } from '../domain/broadcast.ts';
import { END, labelOf, type SurveyAnswer, type SurveyDefinition, type SurveyQuestion } from '../domain/survey.ts';

/** A message of a survey: what of it it is, and what can be pressed below it, with the ways that differ. */
export type SurveyPart = { part: string; content: BroadcastContent; buttons: string[] };

/** Everything that a survey says, in order; `labels` stand below its introduction. */
export function partsOf(
  { introduction, picture, questions, final, reminder }: SurveyDefinition,
  labels: string[],
): SurveyPart[] {
  return [
    { part: 'introduction', content: contentOf(introduction, picture), buttons: labels },
    ...questions.map((question, place) => ({
      part: `question ${place + 1} (${question.id})`,
      content: contentOf(question.text, question.picture),
      buttons: buttonsOf(question),
    })),
    { part: 'final', content: contentOf(final), buttons: [] },
    ...(reminder === undefined ? [] : [{ part: 'reminder', content: contentOf(reminder), buttons: [] }]),
  ];
}

/** A text with its picture as a message to many. */
export function contentOf(text: string, picture?: string): BroadcastContent {
  return { text, ...(picture !== undefined && { picture }) };
}

function buttonsOf({ answers, own }: SurveyQuestion): string[] {
  return [...answers, ...(own ? [own] : [])].map((answer) => labelOf(answer) + wayOf(answer));
}

function wayOf({ next }: SurveyAnswer): string {
  if (next === undefined) return '';
  return next === END ? ' → the end' : ` → ${next}`;
}
