import progressRead, { type SurveyProgress } from '../../../surveys/reads/progress.ts';
import type { Survey } from '../../../surveys/surveys.ts';
import type { ControlParts } from '../parts.ts';

/** How far people are with a survey, messenger by messenger. */
export function progressOf({ store }: ControlParts, { id, invitation }: Survey): Promise<SurveyProgress[]> {
  return Array.fromAsync(store.long.rows(progressRead, { surveyId: id, invitationId: invitation.id }));
}
