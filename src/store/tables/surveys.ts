import type { Generated } from 'kysely';
import type { Closing, ParticipantState } from '../../domain/survey.ts';

/** Surveys: what goes out for them are broadcasts, in which most of where they stand is kept. */
export interface SurveysTable {
  id: Generated<number>;
  bot_id: string;
  title: string;
  /** The newest: whoever begins now gets this one. */
  version: number;
  /** There from the transaction that makes the survey. */
  invitation_id: number | null;
  reminder_id: number | null;
  /** No answers are taken from then on. */
  deadline_at: number | null;
  /** When those who have not finished are reminded, once. */
  remind_at: number | null;
  /** So many completed, and no more answers are taken. */
  most_completed: number | null;
  closed_at: number | null;
  closed_because: Closing | null;
  created_by: string;
  created_at: number;
}

/** What is asked, version by version. Never changed: each change is a version of its own. */
export interface SurveyVersionsTable {
  survey_id: number;
  version: number;
  /** JSON of a SurveyDefinition. */
  definition: string;
  created_by: string;
  created_at: number;
}

/** How far those are who have said yes or no to a survey. */
export interface SurveyParticipantsTable {
  survey_id: number;
  subscriber_id: number;
  /** The one that they began with, and go on with. */
  version: number;
  state: ParticipantState;
  /** The id of the question that they are at, and its place on their way, counted from 0. */
  question: string | null;
  position: number;
  queued_at: number | null;
  started_at: number | null;
  /** Completed or refused. */
  finished_at: number | null;
  updated_at: number;
}

/**
 * What was answered, one row for each question that somebody has come to an answer of. `choice` is the text of the answer
 * that was pressed, `words` what was written; segments find people by these.
 */
export interface SurveyAnswersTable {
  survey_id: number;
  subscriber_id: number;
  /** The id of the question. */
  question: string;
  version: number;
  /** Its place on the way that was taken, counted from 0. */
  position: number;
  choice: string | null;
  words: string | null;
  answered_at: number;
}
