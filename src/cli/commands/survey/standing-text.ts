import type { SurveyProgress, SurveyShown, SurveyStanding } from '../../../control/contract/surveys.ts';
import { table } from '../../table.ts';
import { audienceText, figuresTable } from '../broadcast/figures-table.ts';

const HEADING = ['MESSENGER', 'INVITED', 'BEGUN', 'COMPLETED', 'ANSWERING', 'QUEUED', 'REFUSED'];

/** A survey: where it stands, how far people are in each messenger, and how what it sends fares. */
export async function standingText({ survey, invitation, reminder, progress }: SurveyStanding): Promise<string> {
  return [
    `Survey ${survey.id} “${survey.title}”, version ${survey.version}: ${standing(survey)}`,
    ...(survey.filter === null ? [] : [`For: ${audienceText(survey.filter, survey.segment)}`]),
    ...termsOf(survey),
    await table(HEADING, progress.map(rowOf)),
    'Invitation:',
    await figuresTable(invitation),
    ...(reminder ? ['Reminder:', await figuresTable(reminder)] : []),
  ].join('\n');
}

function rowOf({ messenger, invited, started, completed, answering, queued, refused }: SurveyProgress): string[] {
  return [messenger, ...[invited, started, completed, answering, queued, refused].map(String)];
}

function standing({ state, heldBecause, dueAt, closedBecause, isInHours }: SurveyShown): string {
  if (state === 'scheduled') return `scheduled for ${dueAt}`;
  if (closedBecause !== null && closedBecause !== 'cancelled') return `over (${closedBecause})`;
  if (state === 'running' && !isInHours) return 'running; what still goes out waits for its hours';
  return heldBecause === null ? state : `${state}: ${heldBecause}`;
}

function termsOf({ deadlineAt, remindAt, mostCompleted }: SurveyShown): string[] {
  const terms = [
    ...(deadlineAt === null ? [] : [`deadline ${deadlineAt}`]),
    ...(remindAt === null ? [] : [`reminder ${remindAt}`]),
    ...(mostCompleted === null ? [] : [`at most ${mostCompleted} completed`]),
  ];
  return terms.length > 0 ? [`  ${terms.join(', ')}`] : [];
}
