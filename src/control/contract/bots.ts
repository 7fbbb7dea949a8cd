import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { messenger, ofBot, time } from './fields.ts';

const channel = z.object({
  messenger,
  account: z.string().optional(),
  state: z.enum(['connecting', 'receiving', 'failing']),
  lastReceivedAt: time.optional(),
});

const bot = z.object({
  id: z.string(),
  title: z.string(),
  messengers: z.array(channel),
  inboxWaiting: z.int(),
  outboxWaiting: z.int(),
  oldestWaitingSince: time.optional().describe('when the oldest update came that is not handled yet'),
  setAside: z.int(),
  paused: z.object({ at: time, by: z.string(), reason: z.string() }).optional(),
});

export type Bot = z.output<typeof bot>;

const change = { ...PLAIN, method: 'POST', access: 'bots.control', changes: true, params: ofBot } as const;

/** The bots of the configuration. */
export const bots = {
  list: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots',
    summary: 'The bots that the caller may see, how each messenger is doing and what waits',
    access: 'bots.see',
    answer: json(z.object({ items: z.array(bot) })),
  }),
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}',
    summary: 'One bot, how each of its messengers is doing and what waits',
    access: 'bots.see',
    params: ofBot,
    answer: json(bot),
  }),
  pause: procedure({
    ...change,
    path: '/bots/{bot}/pause',
    summary: 'Handle, send and post nothing for a bot until it is resumed; what comes is kept',
    body: z.strictObject({ reason: z.string().trim().max(200).default('').describe('why, for whoever looks at it') }),
    answer: json(bot),
  }),
  resume: procedure({
    ...change,
    path: '/bots/{bot}/resume',
    summary: 'Let a paused bot go on with what has come meanwhile',
    answer: json(bot),
  }),
};
