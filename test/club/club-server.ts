import { serve } from '@hono/node-server';
import { createClub, type ClubProps } from '../../src/club/club-client.ts';
import type { Surprise } from '../../src/club/surprise.ts';
import { createClubStandIn, type ClubStandIn } from '../../src/sandbox/club/club-stand-in.ts';
import { Faults } from '../../src/sandbox/faults.ts';

/** Noon in Kyiv on 15 May 2026. */
export const NOON = Date.parse('2026-05-15T09:00:00Z');

export type ClubServer = ClubStandIn & {
  faults: Faults;
  surprises: Surprise[];
  club: ReturnType<typeof createClub>;
  /** The time that the stand-in lives in; a test may move it. */
  clock: { now: number };
  url: string;
  close(): Promise<void>;
};

/** The stand-in on a port of loopback, with a client that talks to it. */
export async function startClub(props: Partial<ClubProps> = {}): Promise<ClubServer> {
  const faults = new Faults();
  const clock = { now: NOON };
  const standIn = createClubStandIn({ faults, now: () => clock.now });
  const server = serve({ fetch: standIn.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));

  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const url = `http://127.0.0.1:${port}/api/mobile/`;
  const surprises: Surprise[] = [];
  const club = createClub({ url, timeoutMs: 2_000, onSurprise: (surprise) => surprises.push(surprise), ...props });
  const close = async (): Promise<void> => {
    await club.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { ...standIn, faults, surprises, club, clock, url, close };
}

/** Signs a member in over the API and answers the session. */
export async function signIn({ club, books }: ClubServer, phone: string): Promise<string> {
  books.sms.forget(phone);
  await club.getAuthCode(phone);
  const code = books.sms.sent.findLast((sms) => sms.phone === phone)?.code ?? '';
  const answer = await club.getToken(phone, code);
  return answer.ok ? answer.value.session : '';
}
