import { readFile } from 'node:fs/promises';
import { createServer as createPlainServer, Server } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import { createControlApp, type ControlAppProps } from './app.ts';
import { listenOnSocket } from './unix-socket.ts';

/** A door for callers on other machines. `tls`: files in PEM form; without them it may be on loopback only. */
export type RemoteDoor = { host: string; port: number; tls?: { certificate: string; key: string } };

export type ControlServerProps = ControlAppProps & {
  /** `unix:PATH`, for callers on this machine. */
  listen: string;
  remote?: RemoteDoor;
};

export type ControlServer = {
  /** The port of the remote door, if there is one. */
  port: number | undefined;
  /** Ends open connections and removes the socket. */
  close(): Promise<void>;
};

/** Opens the control API, the only door for people. AppError `conflict` when another daemon holds the address. */
export async function createControlServer(props: ControlServerProps): Promise<ControlServer> {
  const app = createControlApp(props);
  const local = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  if (!(local instanceof Server)) throw new Error('the control API needs a plain HTTP server');
  await listenOnSocket(local, props.listen.replace(/^unix:/, ''));
  const servers: (Server | TlsServer)[] = [local];
  try {
    const remote = props.remote && (await openRemoteDoor(props.remote, app.fetch));
    if (remote) servers.push(remote.server);
    return { port: remote?.port, close: () => closeAll(servers) };
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

async function openRemoteDoor({ host, port, tls }: RemoteDoor, fetch: Fetch) {
  const server = tls
    ? createAdaptorServer({
        fetch,
        overrideGlobalObjects: false,
        createServer: createTlsServer,
        serverOptions: { cert: await readFile(tls.certificate), key: await readFile(tls.key), minVersion: 'TLSv1.2' },
      })
    : createAdaptorServer({ fetch, overrideGlobalObjects: false, createServer: createPlainServer });
  if (!(server instanceof Server || server instanceof TlsServer)) throw new Error('the control API speaks HTTP/1.1');
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return { server, port: address && typeof address === 'object' ? address.port : port };
}

async function closeAll(servers: readonly (Server | TlsServer)[]): Promise<void> {
  const closing = servers.map((server) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    return closed;
  });
  await Promise.all(closing);
}
