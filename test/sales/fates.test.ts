import { describe, expect, it } from 'vitest';
import { Profiles } from '../../src/audience/profiles.ts';
import { tellFate } from '../../src/conversations/tell-fate.ts';
import { Words } from '../../src/conversations/words.ts';
import { Outbox } from '../../src/delivery/outbox.ts';
import { LocalTime } from '../../src/domain/local-time.ts';
import { ClubAccess } from '../../src/sales/club-access.ts';
import { FateRound } from '../../src/sales/fate-round.ts';
import { FateTeller } from '../../src/sales/fate-teller.ts';
import { Fates } from '../../src/sales/fates.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { clubWorld, HOUR } from './club-world.ts';

const { signal } = new AbortController();
/** 11:53 in Kyiv. */
const NOON = 1_760_000_000_000;

async function start() {
  const clock = new ManualClock(NOON);
  const world = await clubWorld(clock);
  const { store } = world;
  const fates = new Fates({ store });
  const parts = { store, fates, clock };
  const round = new FateRound({ ...parts, access: new ClubAccess(world) });
  const words = new Words();
  const teller = new FateTeller({
    ...parts,
    profiles: new Profiles({ store }),
    outbox: new Outbox({ store }),
    localTime: new LocalTime('Europe/Kyiv'),
    tell: (_seller, news) => tellFate(news, words),
    onCommit: () => undefined,
  });
  const told = async () =>
    (await store.read.selectFrom('outbox').select('operation').execute()).map((row) => row.operation);
  return { ...world, clock, fates, round, teller, told };
}

describe('the fate of sales', () => {
  it('is found in the club’s lists and told once, all in one message', async () => {
    const { clock, round, teller, told, signedIn, registered, decide } = await start();
    const seller = await signedIn(1);
    const serials = ['E32G0000000001', 'E32G0000000002', 'E32G0000000003', 'E32G0000000004'];
    for (const serial of serials) await registered(seller, serial);
    await round.run(signal);
    await teller.run(signal);
    expect(await told()).toEqual([]);

    await decide('E32G0000000001', 'rejected', 'Чек не читається');
    await decide('E32G0000000002', 'on_balance');
    await decide('E32G0000000003', 'to_balance');
    await clock.advance(3 * HOUR);
    await round.run(signal);
    await teller.run(signal);
    const [message = '', ...more] = await told();
    expect(more).toEqual([]);
    expect(message).toMatch(/E32G0000000001: відхилено. Причина: Чек не читається/);
    expect(message).toMatch(/E32G0000000002: 60 балів на балансі/);
    expect(message).toMatch(/E32G0000000003: підтверджено/);
    expect(message).not.toContain('E32G0000000004');

    await clock.advance(3 * HOUR);
    await round.run(signal);
    await teller.run(signal);
    expect(await told()).toHaveLength(1);
  });

  it('is told by the club’s own name and points where those could not be found out before', async () => {
    const { store, round, teller, told, signedIn, registered, decide } = await start();
    const id = await registered(await signedIn(1), 'E32G0000000001');
    const unknown = { model_name: null, points: null };
    await store.write((tx) => tx.db.updateTable('sales').set(unknown).where('id', '=', id).execute());
    await decide('E32G0000000001', 'on_balance');
    await round.run(signal);
    await teller.run(signal);
    expect((await told()).join()).toMatch(/ERGO 32GHS5500, № E32G0000000001: 60 балів на балансі/);
  });

  it('is not told at night, but in the morning', async () => {
    const { clock, round, teller, told, signedIn, registered, decide } = await start();
    await registered(await signedIn(1), 'E32G0000000001');
    await decide('E32G0000000001', 'on_balance');
    await round.run(signal);
    await clock.advance(9.5 * HOUR);
    await teller.run(signal);
    await clock.advance(10 * HOUR);
    await teller.run(signal);
    expect(await told()).toEqual([]);
    await clock.advance(HOUR);
    await teller.run(signal);
    expect(await told()).toHaveLength(1);
  });

  it('is not told to who has switched that off, also not later', async () => {
    const { store, fates, round, teller, told, signedIn, registered, decide } = await start();
    const seller = await signedIn(1);
    await registered(seller, 'E32G0000000001');
    await decide('E32G0000000001', 'on_balance');
    await store.write((tx) => fates.want(tx, seller.id, false));
    await round.run(signal);
    await teller.run(signal);
    await store.write((tx) => fates.want(tx, seller.id, true));
    await teller.run(signal);
    expect(await told()).toEqual([]);
  });

  it('is asked for less and less often while there is no news, and no more once it is final', async () => {
    const { clock, round, calls, signedIn, registered, decide } = await start();
    await registered(await signedIn(1), 'E32G0000000001');
    for (let hour = 0; hour < 24 * 7; hour++) {
      await round.run(signal);
      await clock.advance(HOUR);
    }
    const asked = await calls('GetRegistrations');
    // The first time all four lists, then one of them after 2, 2, 4, 8, 16, 32 and 48 hours.
    expect(asked.length).toBeLessThanOrEqual(12);
    await decide('E32G0000000001', 'on_balance');
    for (let hour = 0; hour < 49; hour++) {
      await round.run(signal);
      await clock.advance(HOUR);
    }
    const before = (await calls('GetRegistrations')).length;
    await clock.advance(100 * HOUR);
    await round.run(signal);
    expect(await calls('GetRegistrations')).toHaveLength(before);
  });

  it('is not asked for with a session that the club no longer knows, nor while the club is away', async () => {
    const { clock, phones, gate, round, calls, sessions, signedIn, registered } = await start();
    const [gone, other] = [await signedIn(1), await signedIn(2)];
    await registered(gone, 'E32G0000000001');
    await registered(other, 'E32G0000000002');
    await phones.post('/club/sessions/expire', { phone: gone.phone });
    await round.run(signal);
    expect(await sessions.token(gone.id)).toBeUndefined();
    expect(await sessions.token(other.id)).toBeDefined();

    await clock.advance(3 * HOUR);
    await phones.addFault({ service: 'club', method: '*', kind: 'html' });
    for (let probe = 0; probe < 2; probe++) await gate.background.getNews(other.session);
    const before = (await calls('GetRegistrations')).length;
    await round.run(signal);
    expect(await calls('GetRegistrations')).toHaveLength(before);
  });
});
