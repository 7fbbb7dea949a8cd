import * as z from 'zod';
import { events as eventsOf, PLAIN, procedure } from '../procedure.ts';
import { dialog, message } from './dialog-shapes.ts';
import { messenger, time } from './fields.ts';

/**
 * Something that happened. `gap`: events were missed, so whatever they are about has to be read anew. `dialog` and
 * `dialog message` carry what is new or has changed, as it is now.
 */
export const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('gap'), at: time }),
  z.object({ type: z.literal('message received'), at: time, bot: z.string(), messenger }),
  z.object({ type: z.literal('dialog'), at: time, bot: z.string(), dialog }),
  z.object({ type: z.literal('dialog message'), at: time, bot: z.string(), dialog: z.int(), message }),
]);

export type ControlEvent = z.output<typeof event>;

/** What is pushed to clients. */
export const events = {
  follow: procedure({
    ...PLAIN,
    method: 'GET',
    path: '/events',
    summary: 'What happens, as it happens; Last-Event-ID goes on where an earlier connection broke',
    access: 'events.see',
    answer: eventsOf(event),
  }),
};
