import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export type Bindings = { Bindings: HttpBindings };

export type Listener = { url: string; close(): Promise<void> };

/** Serves one Hono app on loopback; port 0 takes any free one. `close` also cuts connections still open. */
export async function listenOnLoopback(app: Pick<Hono<Bindings>, 'fetch'>, port = 0): Promise<Listener> {
  const answer = getRequestListener(
    (request, env) => ('incoming' in env ? app.fetch(request, env) : new Response(null, { status: 500 })),
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closeServer(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no TCP port.');
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
