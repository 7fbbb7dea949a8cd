import * as z from 'zod';
import { file, FILE_CONTENT, json, PLAIN, procedure } from '../procedure.ts';
import { flag, messenger, ofBot, time } from './fields.ts';

const key = z.string().min(1).max(100).describe('the key of a text, as `ergo-bot text list` shows it');

const one = z.strictObject({ ...ofBot.shape, key });

const source = z.string().max(20_000).describe('a text of at most 20000 characters');

const problem = z.object({
  kind: z.string(),
  at: z.object({ line: z.int(), column: z.int() }).optional(),
  says: z.string(),
});

const text = z.object({
  key: z.string(),
  use: z.enum(['message', 'button', 'line', 'command']),
  says: z.string().describe('what it is for'),
  placeholders: z.array(
    z.object({ name: z.string(), type: z.string(), says: z.string(), example: z.string(), required: z.boolean() }),
  ),
  source: z.string().describe('what sellers read'),
  original: z.string().describe('the text of the program'),
  own: z
    .object({ source: z.string(), actor: z.string(), changedAt: time, problems: z.array(problem) })
    .optional()
    .describe('what staff wrote in its place; with problems it is not used'),
});

export type TextRecord = z.output<typeof text>;

const change = z.object({
  key: z.string(),
  kind: z.enum(['set', 'reset']),
  before: z.string(),
  after: z.string(),
  actor: z.string(),
  at: time,
});

const preview = z.object({
  messenger,
  text: z.string(),
  entities: z
    .array(z.object({ type: z.string(), offset: z.int(), length: z.int(), url: z.string().optional() }))
    .optional(),
  length: z.int(),
  most: z.int(),
});

/** What became of one row of a file: changed, already so, refused and why, or right and not set because of others. */
const row = z.object({
  row: z.int(),
  key: z.string(),
  state: z.enum(['changed', 'same', 'refused', 'held back']),
  problems: z.array(z.string()),
});

const imported = z.object({ dryRun: z.boolean(), changed: z.int(), refused: z.int(), rows: z.array(row) });

export type ImportedTexts = z.output<typeof imported>;

/** The texts that sellers read. */
export const texts = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/texts',
    summary: 'The texts of a bot, all or those that hold some words',
    access: 'texts.see',
    params: ofBot,
    query: z.strictObject({
      search: z.string().max(200).describe('words that stand in the text, its key or its description').optional(),
      own: flag.describe('true: only what staff have changed').optional(),
    }),
    answer: json(z.object({ items: z.array(text) })),
  }),
  export: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/texts.xlsx',
    summary: 'All texts as a workbook, for translators',
    access: 'texts.see',
    params: ofBot,
    answer: file('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  }),
  import: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/bots/{bot}/texts.xlsx',
    summary: 'Set the texts of a workbook or CSV file; when one is refused none is set',
    access: 'texts.change',
    changes: true,
    params: ofBot,
    query: z.strictObject({ dryRun: flag.default(false) }),
    body: FILE_CONTENT,
    answer: json(imported),
  }),
  history: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/text-changes',
    summary: 'What was changed by whom, the newest first',
    access: 'texts.see',
    params: ofBot,
    query: z.strictObject({ key: key.optional() }),
    answer: json(z.object({ items: z.array(change) })),
  }),
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/texts/{key}',
    summary: 'One text with what it is for and its placeholders',
    access: 'texts.see',
    params: one,
    answer: json(text),
  }),
  set: procedure({
    ...PLAIN,
    method: 'PUT',
    path: '/bots/{bot}/texts/{key}',
    summary: 'Let the bot say something else, from its next message on',
    access: 'texts.change',
    changes: true,
    params: one,
    body: z.strictObject({ source }),
    answer: json(text),
  }),
  reset: procedure({
    ...PLAIN,
    method: 'DELETE',
    path: '/bots/{bot}/texts/{key}',
    summary: 'Let the bot say what the program says again',
    access: 'texts.change',
    changes: true,
    params: one,
    answer: json(text),
  }),
  preview: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/bots/{bot}/texts/{key}/preview',
    summary: 'What each messenger shows of a text, as it is or as it might be',
    access: 'texts.see',
    params: one,
    body: z.strictObject({
      source: source.optional(),
      values: z.record(z.string(), z.string()).describe('values in place of the examples').optional(),
    }),
    answer: json(z.object({ items: z.array(preview) })),
  }),
};
