import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { botId, pageOf, paging, time } from './fields.ts';

const record = z.object({
  id: z.int(),
  at: time,
  login: z.string(),
  token: z.int().nullable(),
  via: z.string(),
  action: z.string(),
  bot: z.string().nullable(),
  target: z.string().nullable(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

/** The audit log. */
export const audit = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/audit',
    summary: 'What staff have changed and revealed, the newest first',
    access: 'audit.see',
    query: z.strictObject({
      login: z.string().max(64).describe('a login').optional(),
      action: z.string().max(64).describe('an action, for example "texts.set"').optional(),
      bot: botId.optional(),
      target: z.string().max(200).describe('what it was done to').optional(),
      from: time.describe('a time, for example 2026-03-01T00:00:00Z').optional(),
      to: time.describe('a time, for example 2026-04-01T00:00:00Z').optional(),
      ...paging,
    }),
    answer: json(pageOf(record)),
  }),
};
