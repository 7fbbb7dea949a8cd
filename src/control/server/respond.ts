import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Answered, NumberedEvent } from './route.ts';

/** Writes what a route has answered. */
export function respond(context: Context, answered: Answered): Response {
  switch (answered.kind) {
    case 'json':
      return Response.json(answered.body);
    case 'file':
      return new Response(Readable.toWeb(Readable.from(answered.content)), {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="${answered.name.replaceAll(/[^\w.-]/g, '_')}"`,
        },
      });
    case 'events':
      return sendEvents(context, answered.events);
  }
}

function sendEvents(context: Context, events: AsyncIterable<NumberedEvent<unknown>>): Response {
  return streamSSE(context, async (stream) => {
    await stream.write(': connected\n\n');
    for await (const { id, data } of events) {
      if (stream.aborted) return;
      await stream.writeSSE({ id, data: JSON.stringify(data) });
    }
  });
}
