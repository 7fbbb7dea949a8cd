import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const FRONT_HOST = 'api.test';
const file = (name: string) => fileURLToPath(new URL(`tls/${name}`, import.meta.url));

/** To be trusted by who shall believe the front. */
export const FRONT_CERTIFICATE = file('messengers.pem');

const keyPair = async (name: string) => ({
  cert: await readFile(file(`${name}.pem`)),
  key: await readFile(file(`${name}-key.pem`)),
});

/** A service behind TLS and a name ({@link FRONT_HOST}), as the real ones are. */
export class TlsFront {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;

  private constructor(target: URL, server: Server) {
    this.#target = target;
    this.#server = server;
    server.on('tlsClientError', () => undefined);
    server.on('secureConnection', (client) => {
      const service = connect(Number(target.port), target.hostname);
      this.#sockets.add(client);
      for (const socket of [client, service]) {
        socket.on('error', () => undefined);
        socket.on('close', () => [client, service].forEach((one) => one.destroy()));
      }
      client.pipe(service).pipe(client);
    });
  }

  /** Before the service at this address, until the test ends. */
  static async before(address: string): Promise<TlsFront> {
    const server = createServer(await keyPair('messengers'));
    const front = new TlsFront(new URL(address), server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => front.#close());
    return front;
  }

  /** The service's address by way of the front. */
  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) throw new Error('the front is closed');
    return `https://${FRONT_HOST}:${address.port}${this.#target.pathname.replace(/\/$/, '')}`;
  }

  /** Shows a certificate that nobody vouches for, or the right one again. Connections that are open stay so. */
  async show(certificate: 'messengers' | 'stranger'): Promise<void> {
    this.#server.setSecureContext(await keyPair(certificate));
  }

  /** Breaks every connection that is open. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  #close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
