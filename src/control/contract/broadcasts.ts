import * as z from 'zod';
import { BROADCAST_STATES } from '../../domain/broadcast.ts';
import { events, FILE_CONTENT, file, json, PLAIN, procedure } from '../procedure.ts';
import { botId, done, messenger, ofAudience, ofBot, pageOf, paging, rowId, time } from './fields.ts';

const BROADCASTS = '/bots/{bot}/broadcasts';
const ONE = `${BROADCASTS}/{id}` as const;

const text = z.string().max(20_000).describe('a text of at most 20,000 characters');
const title = z.string().trim().min(1).max(100).describe('1 to 100 characters');
/** A picture that has been uploaded. */
export const picture = z
  .string()
  .regex(/^broadcast-[0-9a-f]{40}\.jpeg$/)
  .describe('what the upload of a picture has answered');
const button = z.strictObject({
  label: z.string().max(500).describe('the words on the button'),
  url: z.string().max(4000).describe('an address'),
});

const content = z.object({ text: z.string(), picture: z.string().optional(), button: button.optional() });

const minute = z
  .int()
  .min(0)
  .max(24 * 60 - 1)
  .describe('minutes since midnight, 0 to 1439');
export const sendWindow = z.strictObject({ from: minute, to: minute });

const broadcast = z.object({
  id: z.int(),
  bot: z.string(),
  title: z.string(),
  state: z.enum(BROADCAST_STATES),
  content,
  messengers: z.array(messenger),
  everyAccount: z.boolean(),
  filter: z.string().nullable().describe('for whom it is; nothing for everybody'),
  segment: z.string().nullable().describe('the segment that the filter was of when the broadcast was made'),
  createdBy: z.string(),
  createdAt: time,
  approvedBy: z.string().nullable(),
  dueAt: time.nullable(),
  repeats: z.string().nullable(),
  copyOf: z.int().nullable(),
  window: sendWindow.nullable(),
  mostPaid: z.int().nullable(),
  heldBecause: z.string().nullable(),
  launchedAt: time.nullable(),
  finishedAt: time.nullable(),
  /** Now is within the window, or there is none. */
  isInHours: z.boolean(),
});

export type BroadcastShown = z.output<typeof broadcast>;

export const figures = z.object({
  messenger,
  recipients: z.int(),
  waiting: z.int(),
  sending: z.int(),
  sent: z.int(),
  delivered: z.int().nullable(),
  seen: z.int().nullable(),
  blocked: z.int(),
  failed: z.int(),
  unknown: z.int(),
  leftOut: z.int(),
  reasons: z.array(z.object({ state: z.string(), reason: z.string(), count: z.int() })),
});

export type Figures = z.output<typeof figures>;

export const plan = z.object({
  recipients: z.int(),
  messengers: z.array(
    z.object({
      messenger,
      recipients: z.int(),
      gone: z.int(),
      doubles: z.int(),
      paid: z.int(),
      seconds: z.int(),
    }),
  ),
});

export type BroadcastPlan = z.output<typeof plan>;

const entity = z.object({ type: z.string(), offset: z.int(), length: z.int(), url: z.string().optional() });

/** A message as a messenger shows it. */
export const shownMessage = z.object({
  messenger,
  text: z.string(),
  /** As Telegram has them; in Viber the signs are part of the text. */
  entities: z.array(entity).readonly().optional(),
  length: z.int(),
  most: z.int(),
  hasPicture: z.boolean(),
});

export type ShownMessage = z.output<typeof shownMessage>;

const shown = shownMessage.extend({ button: button.optional() });

/** When something may go out, and what it may cost. */
export const conditions = {
  window: sendWindow.nullable().default(null),
  mostPaid: z.int().nonnegative().nullable().default(null).describe('a whole number of messages'),
};

const one = { ...PLAIN, params: z.strictObject({ bot: botId, id: rowId }) };
const sends = { ...one, access: 'broadcasts.send', changes: true } as const;

/** Messages to many. */
export const broadcasts = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: BROADCASTS,
    summary: 'The broadcasts of a bot, the newest first',
    access: 'broadcasts.see',
    params: ofBot,
    query: z.strictObject(paging),
    answer: json(pageOf(broadcast)),
  }),
  picture: procedure({
    ...PLAIN,
    method: 'POST',
    path: `${BROADCASTS}/pictures`,
    summary: 'Upload a picture for a broadcast: it is made fit for every messenger',
    access: 'broadcasts.draft',
    changes: true,
    params: ofBot,
    body: FILE_CONTENT,
    answer: json(z.object({ picture: z.string(), bytes: z.int() })),
  }),
  create: procedure({
    ...PLAIN,
    method: 'POST',
    path: BROADCASTS,
    summary: 'Draft a broadcast; it is checked against the limits of each messenger',
    access: 'broadcasts.draft',
    changes: true,
    params: ofBot,
    body: z.strictObject({
      title,
      text: text.default(''),
      picture: picture.optional(),
      button: button.optional(),
      messengers: z.array(messenger).min(1).optional(),
      everyAccount: z.boolean().default(false),
      ...ofAudience,
    }),
    answer: json(broadcast),
  }),
  show: procedure({
    ...one,
    method: 'GET',
    path: ONE,
    summary: 'A broadcast, and what became of its recipients in each messenger',
    access: 'broadcasts.see',
    answer: json(z.object({ broadcast, figures: z.array(figures) })),
  }),
  follow: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/follow`,
    summary: 'The same again every second, for as long as it waits or is on its way, and once more when it is not',
    access: 'broadcasts.see',
    answer: events(z.object({ at: time, broadcast, figures: z.array(figures) })),
  }),
  preview: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/preview`,
    summary: 'A broadcast as each messenger shows it',
    access: 'broadcasts.see',
    answer: json(z.object({ items: z.array(shown) })),
  }),
  plan: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/plan`,
    summary: 'Whom it would reach now, who is left out and why, how long it takes and what has to be paid for',
    access: 'broadcasts.see',
    answer: json(plan),
  }),
  test: procedure({
    ...one,
    method: 'POST',
    path: `${ONE}/test`,
    summary: 'Send it to a few phones',
    access: 'broadcasts.draft',
    changes: true,
    body: z.strictObject({ phones: z.array(z.string().max(40)).min(1).max(10).describe('1 to 10 phone numbers') }),
    answer: json(z.object({ sent: z.array(z.object({ phone: z.string(), messenger })), missing: z.array(z.string()) })),
  }),
  send: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/send`,
    summary: 'Let it go now; `recipients` is how many the plan has shown',
    body: z.strictObject({ recipients: z.int().positive().describe('a whole number'), ...conditions }),
    answer: json(done),
  }),
  schedule: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/schedule`,
    summary: 'Let it go at a moment, or again and again by cron in the zone of the programme',
    body: z.strictObject({
      at: time.optional().describe('a time, for example 2026-03-01T08:00:00Z'),
      repeats: z.string().max(100).optional().describe('cron, for example "0 10 * * 1"'),
      lateMinutes: z
        .int()
        .min(1)
        .max(7 * 24 * 60)
        .optional(),
      ...conditions,
    }),
    answer: json(broadcast),
  }),
  pause: procedure({ ...sends, method: 'POST', path: `${ONE}/pause`, summary: 'Hold it', answer: json(done) }),
  resume: procedure({ ...sends, method: 'POST', path: `${ONE}/resume`, summary: 'Let it go on', answer: json(done) }),
  cancel: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/cancel`,
    summary: 'End it for good: who has not got it yet does not get it',
    answer: json(done),
  }),
  retry: procedure({
    ...sends,
    method: 'POST',
    path: `${ONE}/retry`,
    summary: 'Send it again to those whom it failed to reach, or of whom nothing is known',
    body: z.strictObject({ which: z.enum(['failed', 'unknown']).describe('"failed" or "unknown"') }),
    answer: json(z.object({ retried: z.int() })),
  }),
  report: procedure({
    ...one,
    method: 'GET',
    path: `${ONE}/report`,
    summary: 'A workbook with a row for each recipient; whole phone numbers for administrators only',
    access: 'broadcasts.see',
    changes: true,
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
};
