import { open } from 'node:fs/promises';
import { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { ListenAddress } from '../config/values.ts';
import type { Log } from '../domain/log.ts';
import type { WebhookAnswer, WebhookRequest } from '../messengers/viber/webhook.ts';

export type HttpDoorProps = {
  listen: ListenAddress;
  mediaDir: string;
  /** Answers Viber's callbacks for a bot; undefined when there is no such bot. */
  viber: (botId: string, request: WebhookRequest) => Promise<WebhookAnswer> | undefined;
  /** What is asked about the daemon itself, by callers of this machine. */
  health: Hono;
  log: Log;
};

export type HttpDoor = { port: number; close(): Promise<void> };

/** Far more than any callback of Viber. */
const MOST_BODY = 1024 * 1024;
/** A client that has not come to an end so many milliseconds after the door was to close is cut off. */
const SLOW_CLIENT = 3_000;
const MEDIA_NAME = /^[\w-]{1,100}\.(jpeg|png|gif)$/;

/** The door for the world: Viber's webhook, and the pictures that Viber fetches; and for this machine, how all is. */
export async function openHttpDoor(props: HttpDoorProps): Promise<HttpDoor> {
  const server = createAdaptorServer({ fetch: createApp(props).fetch, overrideGlobalObjects: false });
  if (!(server instanceof Server)) throw new Error('the webhook needs a plain HTTP server');
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  const { host, port } = props.listen;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closeServer(server),
  };
}

function createApp({ mediaDir, viber, health, log }: HttpDoorProps): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.warn({ error, path: context.req.routePath }, 'a request could not be answered');
    return context.body(null, 500);
  });

  app.post('/viber/:botId', bodyLimit({ maxSize: MOST_BODY }), async (context) => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    const signature = context.req.header('x-viber-content-signature');
    const answer = await viber(context.req.param('botId'), { body, signature });
    if (!answer) return context.notFound();
    return answer.body === undefined ? context.body(null, answer.status) : context.json(answer.body, answer.status);
  });

  app.get('/media/:file', async (context) => {
    const name = context.req.param('file');
    const extension = MEDIA_NAME.exec(name)?.[1];
    const bytes = extension === undefined ? undefined : await readMedia(join(mediaDir, name));
    if (!bytes) return context.notFound();
    return context.body(bytes, 200, {
      'content-type': `image/${extension}`,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  app.route('/', health);
  return app;
}

async function readMedia(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    return new Uint8Array(await file.readFile());
  } finally {
    await file.close();
  }
}

/** Lets the answers under way go out, but waits for no idle connection, nor long for a slow one. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), SLOW_CLIENT);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}
