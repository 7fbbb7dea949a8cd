import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { ClubSessions } from '../../src/audience/club-sessions.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import { createClub } from '../../src/club/club-client.ts';
import type { MessengerName } from '../../src/domain/messenger-name.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { ClubGate } from '../../src/sales/club-gate.ts';
import { Ledger } from '../../src/sales/ledger.ts';
import { PhonesClient } from '../../src/sandbox/phones-client.ts';
import { startSandbox, type SandboxBot } from '../../src/sandbox/start-sandbox.ts';
import { Seal } from '../../src/store/seal.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { BOT, meet, openTestStore } from '../support/open-store.ts';

const Sms = z.array(z.object({ phone: z.string(), code: z.string() }));
const Calls = z.array(z.object({ at: z.number(), method: z.string(), phone: z.string() }));
const Booked = z.array(z.object({ id: z.number(), serial: z.string() }));

/** A real store, and the club's stand-in over real HTTP with the same clock; no daemon, and messengers only for `bots`. */
export async function clubWorld(clock: ManualClock, perSecond = Infinity, bots: SandboxBot[] = []) {
  const store = await openTestStore(clock);
  const sandbox = await startSandbox({ bots, now: () => clock.now(), smsCodes: { resendSeconds: 0 } });
  const phones = new PhonesClient(sandbox.phonesUrl);
  const club = createClub({ url: sandbox.clubUrl, timeoutMs: 2_000, onSurprise: () => undefined });
  onTestFinished(async () => {
    await phones.close();
    await club.close();
    await sandbox.close();
  });
  const gate = new ClubGate({ club, perSecond, retry: { first: 5_000, most: 60_000 }, clock, random: Math.random });
  const profiles = new Profiles({ store });
  const sessions = new ClubSessions({ store, seal: new Seal(new Uint8Array(32)) });
  const ledger = new Ledger({ store });

  return {
    store,
    sandbox,
    phones,
    club,
    gate,
    gates: new Map([[BOT, gate]]),
    sessions,
    ledger,

    /** Somebody who has signed in; the session is the club's own. */
    signedIn: async (
      number: number,
      messenger: MessengerName = 'telegram',
    ): Promise<Subscriber & { session: string }> => {
      const seller = await meet(store, String(number), messenger);
      const phone = `38067${String(number).padStart(7, '0')}`;
      await phones.post('/club/members', { phone });
      await club.getAuthCode(phone);
      const code = (await phones.get('/club/sms', Sms)).findLast((sms) => sms.phone === phone)?.code ?? '';
      const token = await club.getToken(phone, code);
      if (!token.ok) throw new Error('the club lets nobody in');
      await store.write(async (tx) => {
        await sessions.begin(tx, seller.id, phone, token.value.session);
        await profiles.rememberPhone(tx, seller, phone);
      });
      return { ...seller, phone, session: token.value.session };
    },

    /** A sale that the club has accepted and the ledger knows as registered. */
    registered: async (seller: Subscriber & { session: string }, serial: string): Promise<number> => {
      await club.postSn(seller.session, serial);
      const captured = { serial, source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
      return store.write(async (tx) => {
        const id = await ledger.capture(tx, seller, captured);
        const done = { state: 'registered', settled_at: tx.now, model_name: 'ERGO 32GHS5500', points: 60 } as const;
        await tx.db.updateTable('sales').set(done).where('id', '=', id).execute();
        return id;
      });
    },

    /** Moves a registration on in the club. */
    decide: async (serial: string, state: string, comment = ''): Promise<void> => {
      const [one] = await phones.get(`/club/registrations?serial=${serial}`, Booked);
      await phones.post(`/club/registrations/${one?.id}`, { state, comment });
    },

    calls: async (method: string): Promise<z.infer<typeof Calls>> => {
      return (await phones.get('/club/calls', Calls)).filter((call) => call.method === method);
    },
  };
}

export const HOUR = 60 * 60_000;
