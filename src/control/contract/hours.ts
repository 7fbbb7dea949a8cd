import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { ofBot, time } from './fields.ts';

const shown = z.object({
  bot: z.string(),
  timeZone: z.string(),
  week: z.array(z.string()).nullable().describe('lines such as "mon-fri 9:00-18:00"; null while no hours are set'),
  dates: z.array(z.string()).describe('lines such as "2026-12-25..2027-01-07 closed", from today on'),
  isOpen: z.boolean(),
  changesAt: time.nullable().describe('when it is next closed or open; null when not within a year'),
});

export type Hours = z.output<typeof shown>;

const typed = (what: string) => z.string().trim().min(1).max(2000).describe(what);

const change = { ...PLAIN, method: 'PUT', access: 'hours.change', changes: true, params: ofBot } as const;

/** When support of a bot is there. */
export const hours = {
  show: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/bots/{bot}/hours',
    summary: 'When support is there, whether it is now, and when that changes next',
    access: 'hours.see',
    params: ofBot,
    answer: json(shown),
  }),
  set: procedure({
    ...change,
    path: '/bots/{bot}/hours',
    summary: 'Set the usual week; days that are not named are closed',
    body: z.strictObject({ week: typed('hours such as "mon-fri 9:00-13:00,14:00-18:00 sat 10:00-14:00"') }),
    answer: json(shown),
  }),
  except: procedure({
    ...change,
    path: '/bots/{bot}/hours/dates',
    summary: 'Say what holds on single dates in place of the usual week',
    body: z.strictObject({ dates: typed('dates such as "2026-12-25..2027-01-07 closed"') }),
    answer: json(shown),
  }),
};
