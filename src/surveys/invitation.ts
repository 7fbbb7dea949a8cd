import type { BroadcastContent } from '../domain/broadcast.ts';
import type { SurveyDefinition } from '../domain/survey.ts';

type Ways = NonNullable<BroadcastContent['ways']>;

/** What a bot says of a survey beside what the survey itself says; the conversations have the words. */
export type SurveyVoice = {
  /** Begin, or refuse. */
  invitationWays: (surveyId: number) => Ways;
  /** Go on, or refuse. */
  reminderWays: (surveyId: number) => Ways;
  /** The usual reminder, in the markup of broadcasts. */
  reminder: (title: string) => string;
};

/** What brings a survey to people. */
export function invitationOf(
  { introduction, picture }: SurveyDefinition,
  surveyId: number,
  voice: SurveyVoice,
): BroadcastContent {
  return { text: introduction, ...(picture !== undefined && { picture }), ways: voice.invitationWays(surveyId) };
}

/** What reminds those who have not finished it. */
export function reminderOf(
  { title, reminder }: SurveyDefinition,
  surveyId: number,
  voice: SurveyVoice,
): BroadcastContent {
  return { text: reminder ?? voice.reminder(title), ways: voice.reminderWays(surveyId) };
}
