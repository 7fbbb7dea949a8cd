import { describe, expect, it } from 'vitest';
import { Forgetting } from '../../src/audience/forget.ts';
import { Profiles } from '../../src/audience/profiles.ts';
import type { Club } from '../../src/club/club.ts';
import type { Subscriber } from '../../src/domain/subscriber.ts';
import { guardedClub } from '../../src/sales/guarded-club.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clubWorld } from './club-world.ts';
import { postOffice } from './post-office.ts';

const SERIAL = 'E32G0000000077';
const DAY = 24 * 60 * 60_000;

async function open() {
  const clock = new ManualClock();
  const world = await clubWorld(clock);
  const { store, ledger, phones } = world;
  const capture = (seller: Subscriber) => {
    const sale = { serial: SERIAL, source: 'typed' as const, capturedAt: clock.now(), waitsForSignIn: false };
    return store.write((tx) => ledger.capture(tx, seller, sale));
  };
  const sale = async (id: number) => {
    const found = await ledger.byId(id);
    if (!found) throw new Error('no such sale');
    return found;
  };
  /** What the outbox says, word by word. */
  const said = async () =>
    (await store.read.selectFrom('outbox').select('operation').orderBy('id').execute()).map((row) => row.operation);
  const fault = (method: string, kind: 'html' | 'drop before') =>
    phones.addFault({ service: 'club', method, kind, times: 1 });
  return { clock, world, store, ledger, capture, sale, said, fault };
}

/** Posts what is due, and again after each wait, for so many seconds. */
async function run(
  { clock, world }: Awaited<ReturnType<typeof open>>,
  seconds: number,
  way = (club: Club): Club => club,
): Promise<void> {
  const { poster, idle } = postOffice(world, clock, { way });
  await poster.start();
  for (let second = 0; second < seconds; second++) {
    await idle();
    await clock.advance(1_000);
  }
  await poster.stop();
}

describe('a sale whose session the club does not know', () => {
  it('is posted at once when the seller has signed in again while it was with the club', async () => {
    const room = await open();
    const { world, store, ledger, capture, sale } = room;
    const seller = await world.signedIn(1);
    const id = await capture(seller);
    await world.phones.post('/club/sessions/expire', { phone: seller.phone });
    let answers = 0;
    await run(room, 3, (club) => ({
      ...guardedClub(club, (call) => call()),
      postSn: async (session, serial) => {
        const answer = await club.postSn(session, serial);
        if (++answers === 1) {
          await world.signedIn(1);
          await store.write((tx) => ledger.signedIn(tx, seller));
        }
        return answer;
      },
    }));
    expect(await sale(id)).toMatchObject({ state: 'registered', waitsForSignIn: false });
    expect(await store.read.selectFrom('inbox').select('id').execute()).toEqual([]);
  });

  it('waits for a sign-in when there has been none', async () => {
    const room = await open();
    const { world, store, capture, sale } = room;
    const seller = await world.signedIn(1);
    const id = await capture(seller);
    await world.phones.post('/club/sessions/expire', { phone: seller.phone });
    await run(room, 3);
    expect(await sale(id)).toMatchObject({ state: 'captured', waitsForSignIn: true });
    expect(await store.read.selectFrom('inbox').select('id').execute()).toHaveLength(1);
  });
});

describe('a serial number that is registered already', () => {
  it("is never told as somebody else's while it cannot be looked up", async () => {
    const room = await open();
    const { world, capture, sale, said, fault } = room;
    const seller = await world.signedIn(1);
    await world.club.postSn(seller.session, SERIAL);
    const id = await capture(seller);
    await fault('GetRegistrations', 'html');
    await run(room, 15);
    expect(await sale(id)).toMatchObject({ state: 'refused', refusal: 'already yours' });
    expect((await said()).filter((text) => text.includes('ви вже зареєстрували'))).toHaveLength(1);
    expect((await said()).filter((text) => text.includes('іншим'))).toEqual([]);
  });

  it('is told as such to a member who has registered it in another messenger and whose request was lost', async () => {
    const room = await open();
    const { world, capture, sale, fault, clock } = room;
    const telegram = await world.signedIn(1);
    const first = await capture(telegram);
    await run(room, 2);
    expect(await sale(first)).toMatchObject({ state: 'registered' });
    await clock.advance(60_000);
    const viber = await world.signedIn(1, 'viber');
    const second = await capture(viber);
    await fault('PostSN', 'drop before');
    await run(room, 15);
    expect(await sale(second)).toMatchObject({ state: 'refused', refusal: 'already yours' });
  });

  it('is told as such when its registration is days older than a sale whose request was lost', async () => {
    const room = await open();
    const { world, capture, sale, fault, clock } = room;
    const seller = await world.signedIn(1);
    await world.club.postSn(seller.session, SERIAL);
    await clock.advance(3 * DAY);
    const id = await capture(await world.signedIn(1));
    await fault('PostSN', 'drop before');
    await run(room, 15);
    expect(await sale(id)).toMatchObject({ state: 'refused', refusal: 'already yours' });
  });
});

describe('a sale of somebody who is being forgotten', () => {
  it('goes to nobody and is told to nobody, however late that came', async () => {
    const { world, store, clock, capture, sale } = await open();
    const seller = await world.signedIn(1);
    const stale = await sale(await capture(seller));
    const { attempt } = postOffice(world, clock);
    const forgetting = new Forgetting({ store, photoFolder: '/nowhere' });
    await store.write((tx) => forgetting.forget(tx, seller));
    await attempt.make(stale);
    await attempt.tellSaved(stale);
    expect(await sale(stale.id)).toMatchObject({ state: 'refused', refusal: 'forgotten', waitsForSignIn: false });
    expect(await world.calls('PostSN')).toEqual([]);
    expect(await store.read.selectFrom('outbox').selectAll().execute()).toEqual([]);
    expect(await store.read.selectFrom('inbox').selectAll().execute()).toEqual([]);
    expect((await new Profiles({ store }).byId(seller.id))?.externalId).toMatch(/^forgotten-/);
  });

  it('is not posted when they are forgotten between its turn and its request', async () => {
    const room = await open();
    const { world, store, capture, ledger, sale } = room;
    const seller = await world.signedIn(1);
    const stale = await sale(await capture(seller));
    const forgetting = new Forgetting({ store, photoFolder: '/nowhere' });
    await store.write((tx) => forgetting.forget(tx, seller));
    expect(await ledger.posting(stale)).toBe(false);
    expect(await sale(stale.id)).toMatchObject({ state: 'refused', refusal: 'forgotten' });
  });
});
