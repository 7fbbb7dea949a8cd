import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createClub, type ClubProps } from '../../src/club/club-client.ts';
import type { Surprise } from '../../src/club/surprise.ts';

type Received = { url: string; headers: IncomingHttpHeaders; body: string };

export type CannedServer = {
  club: ReturnType<typeof createClub>;
  surprises: Surprise[];
  received: Received[];
  /** What the next answers are: a body with HTTP 200, or anything else. */
  answer(reply: string | ((response: ServerResponse) => void)): void;
  close(): Promise<void>;
};

/** A server that answers every call as it is told, and a client that talks to it. */
export async function startCannedServer(props: Partial<ClubProps> = {}): Promise<CannedServer> {
  const received: Received[] = [];
  const surprises: Surprise[] = [];
  let reply: string | ((response: ServerResponse) => void) = '';

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      received.push({ url: request.url ?? '', headers: request.headers, body });
      if (typeof reply === 'string') response.end(reply);
      else reply(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/api/mobile/`;
  const club = createClub({ url, timeoutMs: 2_000, onSurprise: (surprise) => surprises.push(surprise), ...props });

  return {
    club,
    surprises,
    received,
    answer: (given) => {
      surprises.length = 0;
      reply = given;
    },
    close: async () => {
      await club.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
