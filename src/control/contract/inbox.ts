import * as z from 'zod';
import { json, PLAIN, procedure } from '../procedure.ts';
import { messenger, rowId, time } from './fields.ts';

const setAside = z.object({
  id: z.int(),
  bot: z.string(),
  messenger,
  receivedAt: time,
  attempts: z.int(),
  error: z.string(),
});

const retried = z.object({ retried: z.int() });

/** Updates that failed too often. */
export const inbox = {
  setAside: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/inbox/set-aside',
    summary: 'Updates that were set aside because handling them failed too often',
    access: 'inbox.see',
    answer: json(z.object({ items: z.array(setAside) })),
  }),
  retryAll: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/inbox/set-aside/retry',
    summary: 'Try every update again that was set aside',
    access: 'inbox.retry',
    changes: true,
    answer: json(retried),
  }),
  retry: procedure({
    ...PLAIN,
    method: 'POST',
    path: '/inbox/set-aside/{id}/retry',
    summary: 'Try one update again that was set aside',
    access: 'inbox.retry',
    changes: true,
    params: z.strictObject({ id: rowId }),
    answer: json(retried),
  }),
};
