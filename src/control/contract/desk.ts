import * as z from 'zod';
import { LONGEST_ANSWER } from '../../domain/dialog.ts';
import { FILE_CONTENT, json, PLAIN, procedure } from '../procedure.ts';
import { botId, done, ofBot, rowId, time } from './fields.ts';

const ofDialog = z.strictObject({ id: rowId });

/** What belongs to the own desk of an operator, and changes nothing for anybody else. */
export const desk = {
  heartbeat: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/desk/heartbeat',
    summary: 'The caller is there: to be called every 10 seconds; whoever is silent for 30 loses what they have taken',
    access: 'dialogs.answer',
    answer: json(z.object({ dialogs: z.array(z.int()).describe('what the caller has') })),
  }),
  colleagues: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/desk/colleagues',
    summary: 'Who can be given a dialog of a bot, the caller among them',
    access: 'dialogs.answer',
    query: z.strictObject({ bot: botId }),
    answer: json(z.object({ items: z.array(z.object({ login: z.string(), name: z.string() })) })),
  }),
  draft: procedure({
    ...PLAIN,
    method: 'PUT',
    path: '/dialogs/{id}/draft',
    summary: 'Keep what is written and not sent',
    access: 'dialogs.answer',
    params: ofDialog,
    body: z.strictObject({
      text: z
        .string()
        .max(4 * LONGEST_ANSWER)
        .describe('the draft; nothing for none'),
    }),
    answer: json(done),
  }),
  read: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/dialogs/{id}/read',
    summary: 'The caller has seen what the seller wrote, up to a message',
    access: 'dialogs.answer',
    params: ofDialog,
    body: z.strictObject({ upTo: rowId }),
    answer: json(done),
  }),
  picture: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/desk/pictures',
    summary: 'Upload a picture (JPEG, PNG, WebP, GIF, at most 10 MB) to send it afterwards',
    access: 'dialogs.answer',
    body: FILE_CONTENT,
    answer: json(z.object({ picture: z.string() })),
  }),
};

const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,31}$/u)
  .describe('a short name of letters, digits and dashes');

/** Answers that the operators of a bot keep ready. */
export const readyAnswers = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/ready-answers',
    summary: 'The ready answers of a bot; {name}, {operator} and {bot} in them are filled in by the client',
    access: 'dialogs.see',
    params: ofBot,
    answer: json(
      z.object({
        items: z.array(
          z.object({ name: z.string(), text: z.string(), picture: z.string().nullable(), changedAt: time }),
        ),
      }),
    ),
  }),
  keep: procedure({
    ...PLAIN,
    method: 'PUT',
    path: '/bots/{bot}/ready-answers/{name}',
    summary: 'Keep a ready answer, in place of one of that name',
    access: 'dialogs.answer',
    changes: true,
    params: ofBot.extend({ name }),
    body: z.strictObject({
      text: z.string().trim().min(1).max(LONGEST_ANSWER).describe(`1 to ${LONGEST_ANSWER} characters`),
      picture: z
        .string()
        .regex(/^chat-[0-9a-f]{40}\.jpeg$/)
        .describe('what uploading a picture gave')
        .optional(),
    }),
    answer: json(done),
  }),
  remove: procedure({
    ...PLAIN,
    method: 'DELETE',
    path: '/bots/{bot}/ready-answers/{name}',
    summary: 'Keep a ready answer no more',
    access: 'dialogs.answer',
    changes: true,
    params: ofBot.extend({ name }),
    answer: json(done),
  }),
};
