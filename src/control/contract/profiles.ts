import * as z from 'zod';
import { ATTRIBUTE_TYPES } from '../../domain/attribute.ts';
import { SUBSCRIBER_STATES } from '../../domain/subscriber.ts';
import { file, FILE_CONTENT, json, PLAIN, procedure } from '../procedure.ts';
import { flag, messenger, ofAudience, ofBot, pageOf, paging, time } from './fields.ts';

const PROFILES = '/bots/{bot}/profiles';
const ONE = `${PROFILES}/{who}` as const;
const WORKBOOK = '/bots/{bot}/profiles.xlsx';

const who = z.string().min(1).max(40).describe('the id of a profile, or a phone number for all its accounts');
const one = { ...PLAIN, params: z.strictObject({ ...ofBot.shape, who }) };
const key = z.string().max(100).describe('small latin letters, digits and _, a letter first');
const tagNames = z.array(z.string().max(200)).max(20).describe('at most 20 tags');

const listed = z.object({
  id: z.int(),
  messenger,
  state: z.enum(SUBSCRIBER_STATES),
  name: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable().describe('masked unless it was asked to be revealed'),
  createdAt: time,
  lastSeenAt: time,
  tags: z.array(z.string()),
});

export type ListedProfile = z.output<typeof listed>;

const member = z.object({ phone: z.string(), accounts: z.array(listed) });

export type ListedMember = z.output<typeof member>;

const record = listed.extend({
  language: z.string().nullable(),
  country: z.string().nullable(),
  device: z.string().nullable(),
  avatar: z.string().nullable(),
  source: z.string().nullable().describe('the link by which they came first'),
  stateChangedAt: time,
  phones: z.array(z.object({ phone: z.string(), firstUsedAt: time, lastUsedAt: time })),
  session: z
    .object({ token: z.string().nullable(), phone: z.string(), openedAt: time, endedAt: time.nullable() })
    .nullable()
    .describe('the last sign-in to the club; its token is masked unless it was asked to be revealed'),
  attributes: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  others: z.array(listed).describe('other accounts with the same phone'),
  messages: z.object({ received: z.int(), sent: z.int() }),
  sales: z.array(z.object({ state: z.string(), count: z.int(), points: z.number() })),
});

export type ProfileRecord = z.output<typeof record>;

const whom = {
  search: z.string().max(200).describe('a phone in any form, a part of one, or a part of a name').optional(),
  ...ofAudience,
};
const inOrder = {
  order: z.enum(['phone', 'name', 'created', 'seen']).default('seen'),
  descending: flag.default(false),
};
const lists = {
  ...PLAIN,
  method: 'GET',
  params: ofBot,
  query: z.strictObject({ ...whom, ...inOrder, ...paging }),
} as const;
const members = { ...PLAIN, method: 'GET', params: ofBot, query: z.strictObject({ ...whom, ...paging }) } as const;
const reveals = { access: 'profiles.reveal', changes: true } as const;
const records = json(z.object({ items: z.array(record) }));

const importRow = z.object({ row: z.int(), kind: z.enum(['refused', 'nobody']), problems: z.array(z.string()) });
const imported = z.object({
  dryRun: z.boolean(),
  /** Rows that were written, or would be. */
  set: z.int(),
  refused: z.int(),
  nobody: z.int().describe('rows with a phone that no account has'),
  rows: z.array(importRow).describe('every row that is not set'),
});

export type ImportedProfiles = z.output<typeof imported>;

const certificate = z.object({
  subscriber: z.int(),
  messenger,
  at: time,
  erased: z.record(z.string(), z.int()),
  kept: z.object({ sales: z.int() }),
});

/** Who talks to the bots. */
export const profiles = {
  list: procedure({
    ...lists,
    path: PROFILES,
    summary: 'The profiles of a bot: those that are looked for, of a segment or of a filter, in some order',
    access: 'profiles.see',
    answer: json(pageOf(listed)),
  }),
  revealList: procedure({
    ...lists,
    ...reveals,
    path: '/bots/{bot}/revealed-profiles',
    summary: 'The same with whole phone numbers',
    answer: json(pageOf(listed)),
  }),
  members: procedure({
    ...members,
    path: '/bots/{bot}/members',
    summary: 'Phone numbers in their order, each with its accounts in the messengers',
    access: 'profiles.see',
    answer: json(pageOf(member)),
  }),
  revealMembers: procedure({
    ...members,
    ...reveals,
    path: '/bots/{bot}/revealed-members',
    summary: 'The same with whole phone numbers',
    answer: json(pageOf(member)),
  }),
  tags: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/tags',
    summary: 'The tags of a bot, and how many persons have each',
    access: 'profiles.see',
    params: ofBot,
    answer: json(z.object({ items: z.array(z.object({ name: z.string(), members: z.int() })) })),
  }),
  tagMany: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/bots/{bot}/tags',
    summary: 'Put tags on all people of a segment or a filter, or take them away',
    access: 'profiles.tag',
    changes: true,
    params: ofBot,
    query: z.strictObject(ofAudience),
    body: z.strictObject({ add: tagNames.default([]), remove: tagNames.default([]) }),
    answer: json(z.object({ changed: z.int().describe('tags that were put on somebody or taken away') })),
  }),
  export: procedure({
    ...PLAIN,
    method: 'GET',
    path: WORKBOOK,
    summary: 'Profiles with attributes and tags as a workbook: all, of a segment or of a filter',
    access: 'profiles.export',
    changes: true,
    params: ofBot,
    query: z.strictObject(ofAudience),
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  import: procedure({
    ...PLAIN,
    method: 'POST',
    path: WORKBOOK,
    summary: 'Set the attributes and tags of a workbook or CSV file by phone; when a row is refused none is set',
    access: 'profiles.change',
    changes: true,
    params: ofBot,
    query: z.strictObject({
      dryRun: flag.default(false),
      skip: flag.default(false).describe('true: rows that are refused are left out and the others set'),
    }),
    body: FILE_CONTENT,
    answer: json(imported),
  }),
  show: procedure({
    ...one,
    method: 'GET',
    path: ONE,
    summary: 'Everything that is known of an account, or of all accounts of a phone number',
    access: 'profiles.see',
    answer: records,
  }),
  reveal: procedure({
    ...one,
    ...reveals,
    method: 'GET',
    path: `${ONE}/revealed`,
    summary: 'The same with whole phone numbers and the token of the last sign-in',
    answer: records,
  }),
  tag: procedure({
    ...one,
    method: 'POST',
    path: `${ONE}/tags`,
    summary: 'Put tags on a person, or take them away',
    access: 'profiles.tag',
    changes: true,
    body: z.strictObject({ add: tagNames.default([]), remove: tagNames.default([]) }),
    answer: json(z.object({ tags: z.array(z.string()) })),
  }),
  set: procedure({
    ...one,
    method: 'PUT',
    path: `${ONE}/attributes`,
    summary: 'Set attributes of a person; null takes one away',
    access: 'profiles.change',
    changes: true,
    body: z.strictObject({ values: z.record(key, z.string().max(1_000).nullable()) }),
    answer: json(z.object({ attributes: record.shape.attributes })),
  }),
  forget: procedure({
    ...one,
    method: 'DELETE',
    path: ONE,
    summary: 'Erase a person: one account, or all accounts of a phone number',
    access: 'profiles.forget',
    changes: true,
    answer: json(z.object({ certificates: z.array(certificate) })),
  }),
};

const attribute = z.object({ key: z.string(), label: z.string(), type: z.enum(ATTRIBUTE_TYPES) });

export type AttributeRecord = z.output<typeof attribute>;

const oneAttribute = { ...PLAIN, params: z.strictObject({ ...ofBot.shape, key }) };
const label = z.string().max(200).describe('1 to 60 characters');
const changesAttribute = { access: 'profiles.change', changes: true, answer: json(attribute) } as const;

/** What may be noted about people. */
export const attributes = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/attributes',
    summary: 'The attributes of a bot',
    access: 'profiles.see',
    params: ofBot,
    answer: json(z.object({ items: z.array(attribute) })),
  }),
  define: procedure({
    ...PLAIN,
    ...changesAttribute,
    method: 'POST',
    path: '/bots/{bot}/attributes',
    summary: 'Define an attribute; filters and imports know it by its key from now on',
    params: ofBot,
    body: z.strictObject({ key, label, type: z.enum(ATTRIBUTE_TYPES) }),
  }),
  relabel: procedure({
    ...oneAttribute,
    ...changesAttribute,
    method: 'PATCH',
    path: '/bots/{bot}/attributes/{key}',
    summary: 'Say otherwise what an attribute is',
    body: z.strictObject({ label }),
  }),
  remove: procedure({
    ...oneAttribute,
    ...changesAttribute,
    method: 'DELETE',
    path: '/bots/{bot}/attributes/{key}',
    summary: 'Remove an attribute with all its values',
  }),
};
