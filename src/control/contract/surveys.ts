import * as z from 'zod';
import { CLOSINGS } from '../../domain/survey.ts';
import { BROADCAST_STATES } from '../../domain/broadcast.ts';
import { events, file, json, PLAIN, procedure } from '../procedure.ts';
import { conditions, figures, picture, plan, sendWindow, shownMessage } from './broadcasts.ts';
import { botId, done, messenger, numberBetween, ofAudience, ofBot, pageOf, paging, rowId, time } from './fields.ts';

const SURVEYS = '/bots/{bot}/surveys';
const ONE = `${SURVEYS}/{id}` as const;

const source = z.string().max(500_000).describe('a YAML or JSON file of at most 500,000 characters');
const draft = { source, pictures: z.record(z.string(), picture).default({}) };
const messengers = z.array(messenger).min(1).optional();

const survey = z.object({
  id: z.int(),
  bot: z.string(),
  title: z.string(),
  version: z.int(),
  state: z.enum(BROADCAST_STATES),
  messengers: z.array(messenger),
  everyAccount: z.boolean(),
  filter: z.string().nullable().describe('for whom it is; nothing for everybody'),
  segment: z.string().nullable().describe('the segment that the filter was of when the survey was made'),
  createdBy: z.string(),
  createdAt: time,
  approvedBy: z.string().nullable(),
  dueAt: time.nullable(),
  window: sendWindow.nullable(),
  mostPaid: z.int().nullable(),
  heldBecause: z.string().nullable(),
  launchedAt: time.nullable(),
  deadlineAt: time.nullable(),
  remindAt: time.nullable(),
  mostCompleted: z.int().nullable(),
  closedAt: time.nullable(),
  closedBecause: z.enum(CLOSINGS).nullable(),
  /** Now is within the window, or there is none. */
  isInHours: z.boolean(),
});

export type SurveyShown = z.output<typeof survey>;

const progress = z.object({
  messenger,
  invited: z.int(),
  started: z.int(),
  answering: z.int(),
  queued: z.int(),
  completed: z.int(),
  refused: z.int(),
});

export type SurveyProgress = z.output<typeof progress>;

/** A survey, how its invitation and its reminder fare, and how far people are. */
const standing = z.object({
  survey,
  invitation: z.array(figures),
  reminder: z.array(figures).nullable(),
  progress: z.array(progress),
});

export type SurveyStanding = z.output<typeof standing>;

const shownPart = shownMessage.extend({
  /** What of the survey it is. */
  part: z.string(),
  buttons: z.array(z.string()),
});

export type ShownPart = z.output<typeof shownPart>;

const result = z.object({
  id: z.string(),
  number: z.int(),
  text: z.string(),
  answered: z.int(),
  stopped: z.int(),
  choices: z.array(z.object({ text: z.string(), emoji: z.string().nullable(), count: z.int(), share: z.number() })),
  written: z.object({ count: z.int(), share: z.number() }).nullable(),
});

export type QuestionResult = z.output<typeof result>;

const results = z.object({ survey, progress: z.array(progress), results: z.array(result) });

export type SurveyResults = z.output<typeof results>;

const written = z.object({ messenger, words: z.string(), version: z.int(), answeredAt: time });

const version = numberBetween(1, 100_000).optional();

const terms = {
  deadline: time.nullable().default(null).describe('a time, for example 2026-03-10T15:00:00Z'),
  remind: time.nullable().default(null).describe('a time, for example 2026-03-08T08:00:00Z'),
  mostCompleted: z.int().positive().nullable().default(null).describe('a whole number of people'),
};

const one = { ...PLAIN, params: z.strictObject({ bot: botId, id: rowId }) };
const sends = { ...one, access: 'surveys.send', changes: true } as const;

/** Questions to many. */
export const surveys = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: SURVEYS,
    summary: 'The surveys of a bot, the newest first',
    access: 'surveys.see',
    params: ofBot,
    query: z.strictObject(paging),
    answer: json(pageOf(survey)),
  }),
  schema: procedure({
    ...PLAIN,
    method: 'GET',
    path: `${SURVEYS}/schema`,
    summary: 'The JSON Schema of a file with a survey',
    access: 'surveys.see',
    params: ofBot,
    answer: json(z.object({ schema: z.unknown() })),
  }),
  check: procedure({
    ...PLAIN,
    method: 'POST',
    path: `${SURVEYS}/check`,
    summary: 'Check a file with a survey; answers which pictures it wants',
    access: 'surveys.draft',
    params: ofBot,
    body: z.strictObject({ source, messengers }),
    answer: json(z.object({ title: z.string(), pictures: z.array(z.string()) })),
  }),
  create: procedure({
    ...PLAIN,
    method: 'POST',
    path: SURVEYS,
    summary:
      'Draft a survey; it is checked against the limits of each messenger. `pictures`: what each upload answered',
    access: 'surveys.draft',
    changes: true,
    params: ofBot,
    body: z.strictObject({ ...draft, messengers, everyAccount: z.boolean().default(false), ...ofAudience }),
    answer: json(survey),
  }),
  edit: procedure({
    ...one,
    method: 'POST',
    path: `${ONE}/versions`,
    summary: 'A new version: who begins from now on is asked this',
    access: 'surveys.draft',
    changes: true,
    body: z.strictObject(draft),
    answer: json(survey),
  }),
  show: procedure({
    ...one,
    method: 'GET',
    path: ONE,
    summary: 'A survey, how what it sends fares, and how far people are',
    access: 'surveys.see',
    answer: json(standing),
  }),
  follow: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/follow`,
    summary: 'The same again every second, for as long as it waits or runs, and once more when it does not',
    access: 'surveys.see',
    answer: events(standing.extend({ at: time })),
  }),
  preview: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/preview`,
    summary: 'Everything that a survey says, as each messenger shows it',
    access: 'surveys.see',
    answer: json(z.object({ items: z.array(shownPart) })),
  }),
  plan: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/plan`,
    summary: 'Whom it would reach now, who is left out and why, how long it takes and what has to be paid for',
    access: 'surveys.see',
    answer: json(plan),
  }),
  send: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/send`,
    summary: 'Let it go now; `recipients` is how many the plan has shown',
    body: z.strictObject({ recipients: z.int().positive().describe('a whole number'), ...conditions, ...terms }),
    answer: json(done),
  }),
  schedule: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/schedule`,
    summary: 'Let it go at a moment',
    body: z.strictObject({ at: time.describe('a time, for example 2026-03-01T08:00:00Z'), ...conditions, ...terms }),
    answer: json(survey),
  }),
  pause: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/pause`,
    summary: 'Hold what goes out',
    answer: json(done),
  }),
  resume: procedure({ ...sends, method: 'POST', path: `${ONE}/resume`, summary: 'Let it go on', answer: json(done) }),
  close: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/close`,
    summary: 'Take no more answers: it is over',
    answer: json(done),
  }),
  results: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/results`,
    summary: 'How many answered what, question by question, and how far people came',
    access: 'surveys.see',
    query: z.strictObject({ version }),
    answer: json(results),
  }),
  written: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/written`,
    summary: 'What people wrote in answer to a question',
    access: 'surveys.see',
    query: z.strictObject({ question: z.string().min(1).max(32).describe('the id of a question'), ...paging }),
    answer: json(pageOf(written)),
  }),
  export: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/export`,
    summary: 'A workbook with a summary and a row for each answer; whole phone numbers for administrators only',
    access: 'surveys.see',
    changes: true,
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  cancel: procedure({ ...sends, method: 'POST', path: `${ONE}/cancel`, summary: 'Call it off', answer: json(done) }),
};
