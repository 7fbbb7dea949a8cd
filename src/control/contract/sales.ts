import * as z from 'zod';
import { SALE_STATES } from '../../domain/sale.ts';
import { file, json, PLAIN, procedure } from '../procedure.ts';
import { messenger, ofBot, pageOf, paging, rowId, several, time } from './fields.ts';

const sale = z.object({
  id: z.int(),
  state: z.enum(SALE_STATES),
  kind: z.enum(['quick', 'full']),
  source: z.enum(['typed', 'photo']),
  serial: z.string(),
  model: z.string().nullable(),
  points: z.number().nullable(),
  seller: z.string().nullable(),
  phone: z.string().nullable(),
  messenger,
  profile: z.int().describe('the id of the profile'),
  capturedAt: time,
  settledAt: time.nullable(),
  nextTryAt: time.nullable().describe('when it is tried again, while it is on its way to the club'),
  waitsForSignIn: z.boolean(),
  attempts: z.int(),
  refusal: z.string().nullable(),
  refusalCode: z.int().nullable(),
  refusalComment: z.string().nullable().describe('the club’s own words'),
  fate: z.string().nullable().describe('what the club made of it once it was registered'),
  fateComment: z.string().nullable(),
});

export type SaleRecord = z.output<typeof sale>;

const filter = {
  state: several(z.enum(SALE_STATES))
    .describe(`some of: ${SALE_STATES.join(', ')}`)
    .optional(),
  serial: z.string().min(1).max(64).describe('a serial number').optional(),
  phone: z.string().max(32).describe('a phone number or a part of it, at least 3 digits').optional(),
  from: time.describe('a time, for example 2026-03-01T00:00:00Z').optional(),
  to: time.describe('a time, for example 2026-04-01T00:00:00Z').optional(),
};

const one = z.strictObject({ ...ofBot.shape, id: rowId });

/** The ledger of sales. */
export const sales = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/sales',
    summary: 'The sales of a bot, the newest first',
    access: 'sales.see',
    params: ofBot,
    query: z.strictObject({ ...filter, ...paging }),
    answer: json(pageOf(sale)),
  }),
  export: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/sales.xlsx',
    summary: 'The sales of a bot as a workbook',
    access: 'sales.export',
    changes: true,
    params: ofBot,
    query: z.strictObject(filter),
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/sales/{id}',
    summary: 'One sale',
    access: 'sales.see',
    params: one,
    answer: json(sale),
  }),
  retry: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/bots/{bot}/sales/{id}/retry',
    summary: 'Bring a sale to the club again, now: one that waits, or that was refused',
    access: 'sales.retry',
    changes: true,
    params: one,
    answer: json(sale),
  }),
};
