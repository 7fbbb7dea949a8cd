import * as z from 'zod';
import { APP_ERROR_CODES } from '../domain/app-error.ts';
import { MESSENGERS } from '../domain/messenger-name.ts';

/** Every time on the wire: ISO 8601 in UTC. */
const time = z.iso.datetime();

const messenger = z.enum(MESSENGERS);

/** `GET /bots` */
export const botList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      messengers: z.array(
        z.object({
          messenger,
          account: z.string().optional(),
          state: z.enum(['connecting', 'receiving', 'failing']),
          lastReceivedAt: time.optional(),
        }),
      ),
      inboxWaiting: z.int(),
      outboxWaiting: z.int(),
      setAside: z.int(),
    }),
  ),
});

export type BotList = z.output<typeof botList>;

/** `GET /inbox/set-aside` */
export const setAsideList = z.object({
  items: z.array(
    z.object({
      id: z.int(),
      bot: z.string(),
      messenger,
      receivedAt: time,
      attempts: z.int(),
      error: z.string(),
    }),
  ),
});

export type SetAsideList = z.output<typeof setAsideList>;

/** The id in `POST /inbox/set-aside/:id/retry` */
export const setAsideId = z.coerce.number().pipe(z.int().positive());

/** `POST /inbox/set-aside/retry` and `POST /inbox/set-aside/:id/retry` */
export const retried = z.object({ retried: z.int() });

export type Retried = z.output<typeof retried>;

/** The body of every answer that is not 2xx. */
export const errorAnswer = z.object({ error: z.object({ code: z.enum(APP_ERROR_CODES), message: z.string() }) });

export type ErrorAnswer = z.output<typeof errorAnswer>;
