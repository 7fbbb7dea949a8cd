import * as z from 'zod';
import { DIALOG_STATES, LONGEST_ANSWER, MOST_PHOTOS } from '../../domain/dialog.ts';
import { file, json, PLAIN, procedure } from '../procedure.ts';
import { addressee, dialog, message, person } from './dialog-shapes.ts';
import { botId, flag, messenger, numberBetween, pageOf, paging, rowId, time } from './fields.ts';

const ofDialog = z.strictObject({ id: rowId });
const ofMessage = z.strictObject({ id: rowId, message: rowId });
const inFull = z.object({ dialog });
const picture = z
  .string()
  .regex(/^chat-[0-9a-f]{40}\.jpeg$/)
  .describe('what uploading a picture gave');

/** The dialogs between sellers and operators: reading. */
const reading = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs',
    summary: 'The dialogs of all bots that the caller may see',
    access: 'dialogs.see',
    query: z.strictObject({
      bot: botId.optional(),
      messenger: messenger.optional(),
      state: z
        .enum(['open', ...DIALOG_STATES])
        .describe('open (all but closed), or one state')
        .optional(),
      owner: z.string().max(64).describe('the login of the operator who has it').optional(),
      unread: flag.optional(),
      escalated: flag.optional(),
      search: z.string().trim().min(1).max(100).describe('part of a name or of a phone number').optional(),
      order: z.enum(['recent', 'waiting']).describe('recent, or waiting: who waits longest first').default('recent'),
      ...paging,
    }),
    answer: json(pageOf(dialog)),
  }),
  counts: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialog-counts',
    summary: 'How many dialogs there are of each kind',
    access: 'dialogs.see',
    query: z.strictObject({ bot: botId.optional() }),
    answer: json(
      z.object({ open: z.int(), waiting: z.int(), own: z.int(), paused: z.int(), unread: z.int(), escalated: z.int() }),
    ),
  }),
  find: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialog-people',
    summary: 'Sellers by a part of their name or phone number, whether there is a dialog with them or not',
    access: 'dialogs.see',
    query: z.strictObject({
      search: z.string().trim().min(2).max(100).describe('part of a name or of a phone number'),
      bot: botId.optional(),
      limit: numberBetween(1, 50).default(20),
    }),
    answer: json(z.object({ items: z.array(addressee) })),
  }),
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}',
    summary: 'A dialog, the person, and what the caller has written and not sent',
    access: 'dialogs.see',
    params: ofDialog,
    answer: json(z.object({ dialog, person, draft: z.string() })),
  }),
  messages: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}/messages',
    summary: 'Everything ever said, the oldest first: the newest page, or the one before or after a message',
    access: 'dialogs.see',
    params: ofDialog,
    query: z.strictObject({
      before: rowId.optional(),
      after: rowId.optional(),
      limit: numberBetween(1, 200).default(50),
    }),
    answer: json(z.object({ items: z.array(message) })),
  }),
  search: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}/search',
    summary: 'Messages that hold the words, the newest first; `next` is the `before` of the next call',
    access: 'dialogs.see',
    params: ofDialog,
    query: z.strictObject({
      words: z.string().trim().min(1).max(200).describe('what to look for'),
      before: rowId.optional(),
      limit: numberBetween(1, 200).default(50),
    }),
    answer: json(z.object({ items: z.array(message), next: z.int().optional() })),
  }),
  picture: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}/messages/{message}/picture',
    summary: 'The picture of a message',
    access: 'dialogs.see',
    params: ofMessage,
    answer: file('application/octet-stream'),
  }),
  salePhoto: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}/sales/{sale}/photo',
    summary: 'The photo from which the serial number of a sale was read',
    access: 'dialogs.see',
    params: z.strictObject({ id: rowId, sale: rowId }),
    answer: file('application/octet-stream'),
  }),
  balance: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialogs/{id}/balance',
    summary: 'The balance of the person, asked of the club now; null when it does not say',
    access: 'dialogs.see',
    params: ofDialog,
    answer: json(z.object({ balance: z.object({ bonus: z.number(), points: z.number() }).nullable() })),
  }),
  statistics: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/dialog-statistics',
    summary: 'Waiting times, answers and ratings of a period, in all and by operator',
    access: 'statistics.see',
    query: z.strictObject({
      bot: botId.optional(),
      from: time.describe('a time, for example 2026-03-01T00:00:00Z'),
      to: time.describe('a time, for example 2026-04-01T00:00:00Z'),
    }),
    answer: json(
      z.object({
        matters: z.object({
          opened: z.int(),
          answered: z.int(),
          closed: z.int(),
          secondsToTake: z.number().nullable(),
          secondsToAnswer: z.number().nullable(),
          ratings: z.int(),
          meanRating: z.number().nullable(),
        }),
        operators: z.array(
          z.object({
            login: z.string(),
            name: z.string(),
            answers: z.int(),
            firstAnswers: z.int(),
            closed: z.int(),
            ratings: z.int(),
            meanRating: z.number().nullable(),
          }),
        ),
      }),
    ),
  }),
};

const act = { ...PLAIN, method: 'POST', access: 'dialogs.answer', changes: true, params: ofDialog } as const;

/** Whose a dialog is. Each act fails with `conflict` when it is somebody else's. */
const turns = {
  open: procedure({
    ...act,
    path: '/dialogs',
    params: PLAIN.params,
    summary: 'The dialog of a subscriber, to read it or to write the first word',
    body: z.strictObject({ subscriber: rowId }),
    answer: json(inFull),
  }),
  take: procedure({
    ...act,
    path: '/dialogs/{id}/take',
    summary: 'Make a free dialog one’s own',
    answer: json(inFull),
  }),
  release: procedure({
    ...act,
    path: '/dialogs/{id}/release',
    summary: 'Give a dialog back to all',
    answer: json(inFull),
  }),
  pause: procedure({
    ...act,
    path: '/dialogs/{id}/pause',
    summary: 'Put a dialog off until a time, or without one until the seller writes to support',
    body: z.strictObject({ until: time.describe('a time, for example 2026-03-01T08:00:00Z').optional() }),
    answer: json(inFull),
  }),
  close: procedure({
    ...act,
    path: '/dialogs/{id}/close',
    summary: 'End a dialog; the seller is told, and asked how it was',
    body: z.strictObject({ quietly: z.boolean().describe('true: the seller is not told').default(false) }),
    answer: json(inFull),
  }),
  transfer: procedure({
    ...act,
    path: '/dialogs/{id}/transfer',
    summary: 'Give a dialog to a colleague',
    body: z.strictObject({ to: z.string().min(1).max(64).describe('a login') }),
    answer: json(inFull),
  }),
  takeOver: procedure({
    ...act,
    path: '/dialogs/{id}/take-over',
    access: 'dialogs.take over',
    summary: 'Take a dialog from whoever has it',
    body: z.strictObject({ reason: z.string().trim().min(1).max(500).describe('why, 1 to 500 characters') }),
    answer: json(inFull),
  }),
  mute: procedure({
    ...act,
    path: '/dialogs/{id}/mute',
    summary: 'Keep what a seller writes without calling anybody; or call again',
    body: z.strictObject({ muted: z.boolean() }),
    answer: json(inFull),
  }),
  endShift: procedure({
    ...act,
    path: '/desk/end-shift',
    params: PLAIN.params,
    summary: 'Hand over everything that one has, to a colleague or to all; the answer lists it',
    body: z.strictObject({ to: z.string().min(1).max(64).describe('a login').optional() }),
    answer: json(
      z.object({ items: z.array(z.object({ id: z.int(), state: z.enum(DIALOG_STATES), unanswered: z.boolean() })) }),
    ),
  }),
};

/** What is said, and what only the own desk is concerned with. */
const saying = {
  say: procedure({
    ...act,
    path: '/dialogs/{id}/messages',
    summary: 'Say something to the seller; a call repeated with the same `client` says nothing twice',
    body: z
      .strictObject({
        client: z.uuid().describe('a UUID that the client makes for each message'),
        text: z.string().max(LONGEST_ANSWER).describe(`at most ${LONGEST_ANSWER} characters`).default(''),
        pictures: z.array(picture).max(MOST_PHOTOS).describe(`at most ${MOST_PHOTOS} uploaded pictures`).default([]),
      })
      .refine(({ text, pictures }) => text.trim() !== '' || pictures.length > 0)
      .describe('a text or a picture'),
    answer: json(z.object({ items: z.array(message) })),
  }),
  again: procedure({
    ...act,
    path: '/dialogs/{id}/messages/{message}/again',
    params: ofMessage,
    summary: 'Send a message once more that has failed',
    answer: json(z.object({ message })),
  }),
  note: procedure({
    ...act,
    path: '/dialogs/{id}/notes',
    summary: 'Note something for colleagues; the seller does not see it',
    body: z.strictObject({ text: z.string().trim().min(1).max(LONGEST_ANSWER).describe('the note') }),
    answer: json(z.object({ message })),
  }),
};

export const dialogs = { ...reading, ...turns, ...saying };
