import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { SurveyResults, SurveyStanding } from '../../src/control/contract/surveys.ts';
import type { Desk } from './staff-life.ts';

/** A command about surveys that works; answers what it prints. */
export async function surveyJson(desk: Desk, ...args: string[]) {
  const { code, stdout, stderr } = await desk.run('survey', ...args, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.anything() });
  return JSON.parse(stdout);
}

let drafts = 0;

/** Drafts a survey from what stands in its file; answers its id. */
export async function draftSurvey(desk: Desk, source: string, ...args: string[]): Promise<string> {
  const file = join(desk.configHome, `survey-${++drafts}.yaml`);
  await writeFile(file, source);
  const { id } = await surveyJson(desk, 'create', file, ...args);
  return String(id);
}

/** Drafts one and sends it to everybody at once; answers its id. */
export async function sendSurvey(desk: Desk, source: string, ...args: string[]): Promise<string> {
  const id = await draftSurvey(desk, source);
  await sendDraft(desk, id, ...args);
  return id;
}

/** Sends a draft to everybody at once. */
export async function sendDraft(desk: Desk, id: string, ...args: string[]): Promise<void> {
  const { recipients } = await surveyJson(desk, 'send', id, '--dry-run');
  await surveyJson(desk, 'send', id, '--confirm', String(recipients), '--window', 'any', ...args);
}

export async function surveyStanding(desk: Desk, id: string): Promise<SurveyStanding> {
  return surveyJson(desk, 'show', id);
}

/** How often each answer of each question was given, written ones as `words`. */
export async function surveyCounts(desk: Desk, id: string, ...args: string[]) {
  const { results }: SurveyResults = await surveyJson(desk, 'results', id, ...args);
  return Object.fromEntries(
    results.map((result) => {
      const pressed = result.choices.filter(({ count }) => count > 0).map(({ text, count }) => [text, count]);
      const words = result.written && result.written.count > 0 ? { words: result.written.count } : {};
      return [result.id, { ...Object.fromEntries(pressed), ...words }];
    }),
  );
}
