import { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Log } from '../../domain/log.ts';
import type { ControlServices } from '../services.ts';
import { createControlApp } from './app.ts';
import { listenOnSocket } from './unix-socket.ts';

export type ControlServerProps = {
  /** `unix:PATH`; the only kind of door so far. */
  listen: string;
  services: ControlServices;
  log: Log;
};

export type ControlServer = {
  /** Ends open connections and removes the socket. */
  close(): Promise<void>;
};

/** Opens the control API, the only door for people. AppError `conflict` when another daemon holds the address. */
export async function createControlServer(props: ControlServerProps): Promise<ControlServer> {
  const app = createControlApp(props);
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  if (!(server instanceof Server)) throw new Error('the control API needs a plain HTTP server');
  await listenOnSocket(server, props.listen.replace(/^unix:/, ''));
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
