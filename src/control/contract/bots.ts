import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { messenger, time } from './fields.ts';

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
  setAside: z.int(),
});

export type Bot = z.output<typeof bot>;

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
};
