import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

/** A request as the server received it, whole. */
export type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

/** `drop`: the connection dies without an answer; `hang`: no answer until the server closes. */
export type Answer =
  { status?: number; headers?: Record<string, string>; body?: string | Uint8Array } | 'drop' | 'hang';

export type LoopbackServer = {
  url: string;
  calls: Call[];
  /** What is answered from now on. */
  answerWith(answer: (call: Call) => Answer | Promise<Answer>): void;
  close(): Promise<void>;
};

/** A real HTTP server on a free loopback port that records every call and answers as it is told. */
export async function startLoopbackServer(
  first: (call: Call) => Answer | Promise<Answer> = () => ({ status: 404 }),
): Promise<LoopbackServer> {
  let answer = first;
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
      const { method = '', url = '', headers } = request;
      const call = { method, path: url, headers, body: Buffer.concat(chunks) };
      calls.push(call);

      const what = await answer(call);
      if (what === 'hang') return;
      if (what === 'drop') request.socket.destroy();
      else response.writeHead(what.status ?? 200, what.headers).end(what.body);
    })().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    calls,
    answerWith: (next) => void (answer = next),
    close: () => closed(server),
  };
}

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function html(status: number): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: '<html><body>Bad Gateway</body></html>' };
}

/** The address of a port that nobody listens on. */
export async function deadAddress(): Promise<string> {
  const server = await startLoopbackServer();
  await server.close();
  return server.url;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
