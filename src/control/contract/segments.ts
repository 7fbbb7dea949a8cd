import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { messenger, ofAudience, ofBot, time } from './fields.ts';

const SEGMENTS = '/bots/{bot}/segments';
const ONE = `${SEGMENTS}/{segment}` as const;

const name = z.string().max(200).describe('1 to 60 characters, none of them "');
const filter = z.string().max(4_000).describe('a filter of at most 2000 characters');

const segment = z.object({ name: z.string(), filter: z.string(), createdAt: time, changedAt: time });

export type SegmentRecord = z.output<typeof segment>;

const field = z.object({
  name: z.string(),
  about: z.string(),
  examples: z.array(z.string()),
});

export type FilterField = z.output<typeof field>;

const heads = z.object({
  people: z.int().describe('accounts'),
  reachable: z.int().describe('accounts to which messages may go'),
  members: z.int().describe('persons of the reachable accounts: who has several is one'),
  messengers: z.array(
    z.object({ messenger, people: z.int(), reachable: z.int(), unsubscribed: z.int(), blocked: z.int() }),
  ),
});

export type HeadCount = z.output<typeof heads>;

const one = {
  ...PLAIN,
  params: z.strictObject({ ...ofBot.shape, segment: z.string().min(1).max(200).describe('the name of a segment') }),
};
const changing = { access: 'segments.change', changes: true, answer: json(segment) } as const;

/** Filters over people that were given a name. */
export const segments = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: SEGMENTS,
    summary: 'The segments of a bot by their names',
    access: 'segments.see',
    params: ofBot,
    answer: json(z.object({ items: z.array(segment) })),
  }),
  fields: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/filter-fields',
    summary: 'Every field that filters over the people of a bot may use',
    access: 'segments.see',
    params: ofBot,
    answer: json(z.object({ items: z.array(field) })),
  }),
  count: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/head-count',
    summary: 'How many people a segment or a filter means in each messenger, and how many of them can be reached',
    access: 'segments.see',
    params: ofBot,
    query: z.strictObject(ofAudience),
    answer: json(heads),
  }),
  create: procedure({
    ...PLAIN,
    ...changing,
    method: 'POST',
    path: SEGMENTS,
    summary: 'Give a filter a name',
    params: ofBot,
    body: z.strictObject({ name, filter }),
  }),
  show: procedure({
    ...one,
    method: 'GET',
    path: ONE,
    summary: 'One segment',
    access: 'segments.see',
    answer: json(segment),
  }),
  edit: procedure({
    ...one,
    ...changing,
    method: 'PATCH',
    path: ONE,
    summary: 'Give a segment another name or filter',
    body: z.strictObject({ name: name.optional(), filter: filter.optional() }),
  }),
  remove: procedure({
    ...one,
    ...changing,
    method: 'DELETE',
    path: ONE,
    summary: 'Remove a segment; nothing happens to its people',
  }),
};
